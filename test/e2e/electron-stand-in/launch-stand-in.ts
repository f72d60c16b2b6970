/** For tests: starts a built main process under the stand-in, and takes it down without a trace. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Page } from 'playwright-core';
import { controlOf, type Control } from './control/control-client.ts';
import { pagesOf } from './control/pages.ts';
import { recordsOf, type Records } from './control/record-log.ts';
import type { ScenarioChanges } from './main/scenario.ts';
import { strippedRegister } from './strip-stand-in.ts';

export interface LaunchOptions {
  /** The main script, such as `dist/shells/electron/main.js`. */
  readonly main: string;
  readonly args?: readonly string[];
  /** Added to this process's. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly scenario?: ScenarioChanges;
  /** Switches of Node itself, such as `--cpu-prof`. */
  readonly nodeArgs?: readonly string[];
}

export interface StandIn extends Records {
  readonly control: Control;
  readonly process: ChildProcess;
  /** Lines so far. */
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  /** Resolves with the exit code (null after a signal) once Chromium, which shares the output, has gone as well. */
  readonly exit: Promise<number | null>;
  /** The page of a window (the first, or the one with this id), once it is there. */
  page(windowId?: number): Promise<Page>;
  /** Ends it by SIGTERM, which Electron takes for `app.quit()`; by force if the program does not let it. @returns the exit code. */
  close(): Promise<number | null>;
}

/** Resolves as soon as the process runs; wait for `recorded('app.ready')` or what else the test is about. */
export function launchStandIn(options: LaunchOptions): StandIn {
  const child = spawn(
    process.execPath,
    [...(options.nodeArgs ?? []), '--import', strippedRegister(), options.main, ...(options.args ?? [])],
    {
      cwd: options.cwd,
      env: { ...process.env, ...options.env, ELECTRON_STAND_IN: JSON.stringify(options.scenario ?? {}) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    },
  );
  const [stdout, stderr]: [string[], string[]] = [[], []];
  keepLines(child.stdout, stdout);
  keepLines(child.stderr, stderr);
  const closed = once(child, 'close').then(([code]) => code as number | null);
  const control = controlOf(child);
  const records = recordsOf(child, () => stderr.slice(-30).join('\n'));
  const pages = pagesOf(control, () => records.recordsOf('webContents.render-process-gone').length);
  const exit = closed.then(async (code) => {
    await pages.disconnect();
    // A program that was killed could not do it itself.
    for (const { profile } of records.recordsOf('chromium.started')) {
      rmSync(String(profile), { recursive: true, force: true, maxRetries: 10 });
    }
    return code;
  });

  return {
    ...records,
    control,
    process: child,
    stdout,
    stderr,
    exit,
    async page(windowId) {
      await records.recorded(
        'browserWindow.create',
        (made) => windowId === undefined || made['id'] === windowId,
      );
      return pages.find(windowId);
    },
    async close() {
      child.kill('SIGTERM');
      const force = setTimeout(() => endByForce(child, records), 20_000);
      const code = await exit;
      clearTimeout(force);
      return code;
    },
  };
}

/** Chromium too: it holds the program's output open, and one that hangs would not notice that the program has gone. */
function endByForce(child: ChildProcess, { recordsOf }: Records): void {
  child.kill('SIGKILL');
  for (const { pid } of recordsOf('chromium.started')) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has gone with the program.
    }
  }
}

function keepLines(stream: Readable | null, lines: string[]): void {
  if (stream) createInterface(stream).on('line', (line) => lines.push(line));
}
