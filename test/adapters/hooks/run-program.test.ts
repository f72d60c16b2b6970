import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHookRunner } from '../../../src/adapters/hooks/program-hook-runner.ts';
import type { HookCall } from '../../../src/core/ports/hook-runner.ts';
import { isAlive } from '../notifier/helper-programs.ts';
import { needs } from '../../needs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-hooks-'));
});
afterEach(() => {
  for (const pid of pids().filter(isAlive)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A hook whose author wrote a shell script; each line it adds to `$PIDS` is a process id. */
function shell(script: string): HookCall {
  const environment = { PIDS: join(folder, 'pids') };
  return { kind: 'run', program: '/bin/sh', args: ['-c', script], environment };
}

function pids(): readonly number[] {
  const file = join(folder, 'pids');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number) : [];
}

const withChild = 'sleep 300 & echo $! >> "$PIDS"; echo $$ >> "$PIDS"; echo begun; wait';

const tools = needs('/bin/sh', 'cat', 'head', 'sleep', 'tr', 'yes');

describe.skipIf(process.platform === 'win32')('a program', tools, () => {
  test('that ends tells how, and what it said on either stream', async () => {
    const outcome = await createHookRunner().run(shell('echo out; echo err >&2; exit 3'));
    expect(outcome).toMatchObject({ kind: 'finished', exitCode: 3 });
    expect(outcome).toHaveProperty('output', expect.stringMatching(/^(out\nerr|err\nout)\n$/));
  });

  test('that says too much is heard out, and its first 4 kB are kept, whole characters only', async () => {
    const outcome = await createHookRunner().run(shell('printf x; yes ё | tr -d "\\n" | head -c 1000000'));
    expect(outcome).toEqual({ kind: 'finished', exitCode: 0, output: `x${'ё'.repeat(2_047)}` });
  });

  test('reads nothing from us, and inherits our environment', async () => {
    const outcome = await createHookRunner().run(shell('cat; printf %s "$PATH"'));
    expect(outcome).toEqual({ kind: 'finished', exitCode: 0, output: process.env['PATH'] });
  });

  test('that takes too long is killed with what it has started', async () => {
    const outcome = await createHookRunner({ timeoutMs: 1_500 }).run(shell(withChild));
    expect(outcome.kind).toBe('timed-out');
    await expect.poll(() => pids().filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });

  test('under way when the runner is closed is killed with what it has started', async () => {
    const runner = createHookRunner();
    const outcome = runner.run(shell(withChild));
    await expect.poll(() => pids().length, { timeout: 15_000 }).toBe(2);
    await runner.close();
    expect(await outcome).toMatchObject({ kind: 'failed' });
    await expect.poll(() => pids().filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });

  test('may leave something running when it ends in time', async () => {
    const runner = createHookRunner();
    expect(await runner.run(shell('sleep 300 & echo $! >> "$PIDS"; echo done'))).toEqual({
      kind: 'finished',
      exitCode: 0,
      output: 'done\n',
    });
    await runner.close();
    expect(pids().map(isAlive)).toEqual([process.platform === 'linux']);
  });

  test.each([
    ['that is not there', { program: 'offhook-no-such-program', args: [] }, /ENOENT/],
    ['with an argument no program can get', { program: 'true', args: ['a\0b'] }, /null bytes/],
    ['that is killed', { program: '/bin/sh', args: ['-c', 'kill -TERM $$'] }, /SIGTERM/],
  ])('%s has failed, with the reason', async (_, call, detail) => {
    const outcome = await createHookRunner().run({ kind: 'run', environment: {}, ...call });
    expect(outcome).toEqual({ kind: 'failed', detail: expect.stringMatching(detail) });
  });
});

test.each(['tell.bat', 'C:\\hooks\\tell.CMD', 'tell.cmd. '])('on Windows %s is refused', async (program) => {
  const runner = createHookRunner({ platform: 'win32' });
  expect(await runner.run({ kind: 'run', program, args: [], environment: {} })).toEqual({
    kind: 'refused',
    detail: expect.stringContaining('.bat'),
  });
});
