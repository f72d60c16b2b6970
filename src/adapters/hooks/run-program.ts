import { spawn, type ChildProcess } from 'node:child_process';
import type { HookCall, HookOutcome } from '../../core/ports/hook-runner.ts';
import { keepBeginning } from './beginning.ts';
import { killGroup } from './kill-group.ts';
import type { HookBounds } from './post-json.ts';

export interface ProgramBounds extends HookBounds {
  readonly platform: NodeJS.Platform;
}

type ProgramCall = Extract<HookCall, { readonly kind: 'run' }>;

const outputBytes = 4_096;
/** What it said before it ended may still be on the way. */
const lastWordsMs = 1_000;
const batch: HookOutcome = {
  kind: 'refused',
  detail:
    'Windows runs .bat and .cmd files through a shell, where a caller could slip in commands; name an .exe',
};

/**
 * Runs it in a process group of its own. What it leaves running when it ends in time is its own business; what
 * takes too long is killed with everything it started, and so is what still runs when `closing` is aborted. Never rejects.
 */
export async function runProgram(call: ProgramCall, bounds: ProgramBounds): Promise<HookOutcome> {
  // Windows takes no notice of dots and blanks at the end of a name.
  if (bounds.platform === 'win32' && /\.(?:bat|cmd)[. ]*$/i.test(call.program)) return batch;
  try {
    return await outcomeOf(start(call, bounds.platform), bounds);
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

function start({ program, args, environment }: ProgramCall, platform: NodeJS.Platform): ChildProcess {
  return spawn(program, args, {
    shell: false,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: platform !== 'win32',
    windowsHide: true,
  });
}

function outcomeOf(
  child: ChildProcess,
  { timeoutMs, closing, platform }: ProgramBounds,
): Promise<HookOutcome> {
  const { promise, resolve } = Promise.withResolvers<HookOutcome>();
  const output = keepBeginning([child.stdout, child.stderr], outputBytes);
  let killedFor: 'closing' | 'time' | null = null;
  let lastWords: NodeJS.Timeout | undefined;

  const timer = setTimeout(() => kill('time'), timeoutMs);
  const stop = (): void => kill('closing');
  closing.addEventListener('abort', stop);
  child.once('error', (error) => {
    if (child.pid === undefined) settle({ kind: 'failed', detail: error.message });
  });
  child.once('exit', () => {
    clearTimeout(timer);
    closing.removeEventListener('abort', stop);
    lastWords = setTimeout(finish, lastWordsMs);
  });
  child.once('close', finish);
  return promise;

  function kill(why: 'closing' | 'time'): void {
    killedFor = why;
    killGroup(child, platform);
  }

  function finish(): void {
    if (killedFor === 'time') settle({ kind: 'timed-out', output: output() });
    else if (killedFor === 'closing') settle({ kind: 'failed', detail: 'the program is stopping' });
    else if (child.exitCode === null) settle({ kind: 'failed', detail: `ended by ${child.signalCode}` });
    else settle({ kind: 'finished', exitCode: child.exitCode, output: output() });
  }

  function settle(outcome: HookOutcome): void {
    clearTimeout(timer);
    clearTimeout(lastWords);
    closing.removeEventListener('abort', stop);
    resolve(outcome);
  }
}
