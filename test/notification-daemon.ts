import { execFile, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createSurroundings, firstLine, startWithinMs } from './private-bus.ts';

const run = promisify(execFile);

/** One notice as dunst keeps it; `body` is the markup that came over the bus. */
export interface ShownNotice {
  readonly summary: string;
  readonly body: string;
  readonly appname: string;
  /** What dunst draws, as Pango markup: `<b>summary</b>`, a line break, the body. */
  readonly drawn: string;
}

export interface NotificationDaemon {
  /** For the environment of whoever shows notices: leads to this daemon and no other. */
  readonly env: Readonly<Record<'DBUS_SESSION_BUS_ADDRESS' | 'DISPLAY', string>>;
  /** How many are on the screen now. */
  displayed(): Promise<number>;
  /** Closes what is on the screen; it stays in the history. */
  clear(): Promise<void>;
  /** Everything shown so far, oldest first. What is still on the screen is closed: dunst lists closed ones only. */
  history(): Promise<ShownNotice[]>;
  /** Ends every process it started. Safe to call twice. */
  stop(): Promise<void>;
}

/** A bus of its own without services to activate, a screen of its own, and dunst with default looks on them. */
export async function startNotificationDaemon(): Promise<NotificationDaemon> {
  const { folder, start, startBus, stop } = createSurroundings();
  try {
    writeFileSync(join(folder, 'dunstrc'), dunstConfig);
    const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp']);
    const [display, address] = await Promise.all([firstLine(screen), startBus()]);
    const env = { DBUS_SESSION_BUS_ADDRESS: address, DISPLAY: `:${display}` };
    const privateEnv = { PATH: process.env['PATH'], HOME: folder, XDG_CONFIG_HOME: folder, ...env };
    const dunst = start('dunst', ['-conf', join(folder, 'dunstrc')], privateEnv);
    await answering(dunst, privateEnv);
    return { env, stop, ...readings(privateEnv) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readings(env: NodeJS.ProcessEnv): Pick<NotificationDaemon, 'displayed' | 'clear' | 'history'> {
  const dunstctl = async (...words: string[]): Promise<string> =>
    (await run('dunstctl', words, { env })).stdout;
  return {
    displayed: async () => Number(await dunstctl('count', 'displayed')),
    async clear() {
      await dunstctl('close-all');
    },
    async history() {
      await dunstctl('close-all');
      const kept = JSON.parse(await dunstctl('history')) as { data: [Record<string, { data: string }>[]] };
      return kept.data[0].toReversed().map((fields) => {
        const field = (name: string): string => fields[name]?.data ?? '';
        const [summary, body] = [field('summary'), field('body')];
        return { summary, body, appname: field('appname'), drawn: field('message') };
      });
    },
  };
}

async function answering(dunst: ChildProcess, env: NodeJS.ProcessEnv): Promise<void> {
  const deadline = Date.now() + startWithinMs;
  for (;;) {
    if (dunst.exitCode !== null) throw new Error(`dunst ended with ${dunst.exitCode}`);
    try {
      await run('dunstctl', ['count', 'displayed'], { env });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(20);
    }
  }
}

const dunstConfig = `[global]
history_length = 0
notification_limit = 0
stack_duplicates = false
markup = full
`;
