import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

export interface ProgramNews {
  /** One line of what it says, on either stream: without colours, and never an empty one. */
  said(line: string): void;
  /** It could not be started: `code` is ENOENT where there is no such program. */
  missing(code: string): void;
  /** Not told after `stop`. */
  ended(detail: string): void;
}

const patienceMs = 5_000;
/** A program of its own that it leaves behind may hold its output open. */
const lastWordsMs = 1_000;

/**
 * Runs a program that must not outlive us. It is asked to end, and killed when it does not; it is killed, too, when
 * this process exits by itself or by an error. Where there is a POSIX shell, a watchman holds a pipe from us, and ends the
 * program when even SIGKILL took us away; on Windows nothing does that last thing.
 * @returns a function that stops it, and waits until it has ended; within 10 s.
 */
export function superviseProgram(
  program: string,
  args: readonly string[],
  news: ProgramNews,
): () => Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  const watchman = postWatchman(child);
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  let isStopping = false;

  const { promise: gone, resolve: setGone } = Promise.withResolvers<void>();
  child.once('error', (error: NodeJS.ErrnoException) => {
    if (child.pid !== undefined) return;
    finish();
    news.missing(error.code ?? error.message);
  });
  child.once('exit', (code, signal) => {
    finish();
    afterLastWords(child, () => {
      if (!isStopping) news.ended(`ended with ${signal ?? `code ${code}`}`);
    });
  });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (text) => {
      const line = stripVTControlCharacters(text).trim();
      if (line !== '') news.said(line);
    });

  return async () => {
    isStopping = true;
    child.kill('SIGTERM');
    const kill = setTimeout(killAtExit, patienceMs);
    await gone;
    clearTimeout(kill);
  };

  function finish(): void {
    process.off('exit', killAtExit);
    watchman?.kill('SIGKILL');
    setGone();
  }
}

/** What it said last may still be on the way when it has ended, and is what matters. */
function afterLastWords(child: ChildProcess, tell: () => void): void {
  const hear = (): void => {
    clearTimeout(patience);
    child.off('close', hear);
    tell();
  };
  const patience = setTimeout(hear, lastWordsMs);
  child.once('close', hear);
}

/** `read` returns when the pipe breaks, and that happens when we are gone, whatever took us away. */
function postWatchman({ pid }: ChildProcess): ChildProcess | null {
  if (pid === undefined || process.platform === 'win32') return null;
  const watchman = spawn('/bin/sh', ['-c', 'read -r _; kill -TERM "$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // Ctrl-C in a terminal goes to the whole group; the watchman is to see it through.
  });
  watchman.on('error', () => {}); // No shell: then there is no watchman.
  watchman.unref();
  return watchman;
}
