import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export const startWithinMs = 20_000;
const stopWithinMs = 3_000;

/** A folder and programs of their own, which all go together. */
export interface Surroundings {
  readonly folder: string;
  start(program: string, words: readonly string[], env?: NodeJS.ProcessEnv): ChildProcess;
  /** Starts a session bus without services to activate. @returns its address. */
  startBus(): Promise<string>;
  /** Ends every process it started, last first. Safe to call twice. */
  stop(): Promise<void>;
}

export function createSurroundings(): Surroundings {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-bus-'));
  const started: ChildProcess[] = [];
  const killAll = (): void => started.forEach((child) => child.kill());
  process.once('exit', killAll);
  const start: Surroundings['start'] = (program, words, env) => {
    const options: SpawnOptions = { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], ...(env && { env }) };
    const child = spawn(program, words, options);
    started.push(child);
    return child;
  };
  return {
    folder,
    start,
    startBus() {
      writeFileSync(join(folder, 'bus.conf'), busConfig(folder));
      return firstLine(
        start('dbus-daemon', [`--config-file=${folder}/bus.conf`, '--nofork', '--print-address=3']),
      );
    },
    async stop() {
      process.off('exit', killAll);
      for (const child of started.splice(0).toReversed()) await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a program writes to its descriptor 3 once it is ready. */
export async function firstLine(child: ChildProcess): Promise<string> {
  const stream = child.stdio[3] as Readable;
  const signal = AbortSignal.timeout(startWithinMs);
  const failed = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`${child.spawnfile} ended with ${code}`);
  });
  const [line] = (await Promise.race([once(stream, 'data', { signal }), failed])) as [Buffer];
  failed.catch(() => {});
  return line.toString().trim();
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
