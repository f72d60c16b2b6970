import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const startWithinMs = 20_000;
const stopWithinMs = 3_000;

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
  const folder = mkdtempSync(join(tmpdir(), 'offhook-dunst-'));
  const started: ChildProcess[] = [];
  const killAll = (): void => started.forEach((child) => child.kill());
  process.once('exit', killAll);
  const stop = async (): Promise<void> => {
    process.off('exit', killAll);
    for (const child of started.splice(0).toReversed()) await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const start = (program: string, words: readonly string[], env?: NodeJS.ProcessEnv): ChildProcess => {
    const options: SpawnOptions = { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], ...(env && { env }) };
    const child = spawn(program, words, options);
    started.push(child);
    return child;
  };

  try {
    writeFileSync(join(folder, 'bus.conf'), busConfig(folder));
    writeFileSync(join(folder, 'dunstrc'), dunstConfig);
    const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp']);
    const bus = start('dbus-daemon', [`--config-file=${folder}/bus.conf`, '--nofork', '--print-address=3']);
    const [display, address] = await Promise.all([firstLine(screen), firstLine(bus)]);
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

/** What a program writes to its descriptor 3 once it is ready. */
async function firstLine(child: ChildProcess): Promise<string> {
  const stream = child.stdio[3] as Readable;
  const signal = AbortSignal.timeout(startWithinMs);
  const failed = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`${child.spawnfile} ended with ${code}`);
  });
  const [line] = (await Promise.race([once(stream, 'data', { signal }), failed])) as [Buffer];
  failed.catch(() => {});
  return line.toString().trim();
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

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const impatience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  const exited = once(child, 'exit');
  child.kill();
  await exited;
  clearTimeout(impatience);
}

function busConfig(folder: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}

const dunstConfig = `[global]
history_length = 0
notification_limit = 0
stack_duplicates = false
markup = full
`;
