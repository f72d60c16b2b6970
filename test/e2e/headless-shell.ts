import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/shells/headless/main.js', import.meta.url));

export interface Ready {
  readonly event: 'ready';
  readonly listener: string;
  readonly window: string;
  readonly tunnel: { readonly kind: string; readonly url: string | null };
  readonly dataDir: string;
}

export interface HeadlessShell {
  readonly ready: Ready;
  readonly process: ChildProcess;
  readonly stdout: () => readonly string[];
  /** The log, one JSON object a line. */
  readonly stderr: () => string;
  /** Resolves once a line of the log contains this text. */
  logged(text: string): Promise<void>;
  /** @returns the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A data folder with these files, removed by `remove`. */
export function dataFolder(files: { settings?: unknown; secrets?: unknown } = {}): {
  path: string;
  remove(): void;
} {
  const path = mkdtempSync(join(tmpdir(), 'offhook-e2e-'));
  if (files.settings !== undefined) writeFileSync(join(path, 'settings.json'), textOf(files.settings));
  if (files.secrets !== undefined)
    writeFileSync(join(path, 'secrets.json'), textOf(files.secrets), { mode: 0o600 });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function textOf(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content, null, 2);
}

/** Starts the built program as a user would, and waits for its first line. */
export async function startShell(
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<HeadlessShell> {
  const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const exited = once(child, 'exit');
  const reader = createInterface(child.stdout);
  reader.on('line', (line) => lines.push(line));
  await Promise.race([once(reader, 'line'), exited]);
  if (lines[0] === undefined) throw new Error(`the shell did not start: ${log}`);

  return {
    ready: JSON.parse(lines[0]) as Ready,
    process: child,
    stdout: () => lines,
    stderr: () => log,
    async logged(text) {
      while (!log.includes(text)) await once(child.stderr, 'data');
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}

/** Runs the program to its end. */
export async function runShell(
  words: readonly string[],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
