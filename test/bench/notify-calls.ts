import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface NotifyCalls {
  /** Wall-clock milliseconds, with fractions, at which the next `Notify` call passes over the bus. */
  next(): Promise<number>;
  stop(): Promise<void>;
}

const calls = "type='method_call',interface='org.freedesktop.Notifications',member='Notify'";

/** Watches a session bus with dbus-monitor. */
export async function watchNotifyCalls(env: NodeJS.ProcessEnv): Promise<NotifyCalls> {
  const monitor = spawn('dbus-monitor', ['--profile', calls], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(monitor, 'exit');
  const lines = createInterface(monitor.stdout);
  // It says hello to the bus (NameAcquired, NameLost) once it watches.
  await once(lines, 'line');
  return {
    async next() {
      for (;;) {
        const [line] = (await once(lines, 'line')) as [string];
        const [type, seconds] = line.split('\t');
        if (type === 'mc') return Number(seconds) * 1_000;
      }
    },
    async stop() {
      monitor.kill();
      await exited;
    },
  };
}
