import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openInstanceLock } from '../../../src/adapters/instance-lock/sqlite-instance-lock.ts';
import { instanceLockContract } from '../../contracts/instance-lock-contract.ts';

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-lock-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

instanceLockContract('the SQLite file', openInstanceLock, newFolder);

const holder = fileURLToPath(new URL('hold-lock.ts', import.meta.url));
const programs: ChildProcess[] = [];

/** A second program that asks for the lock and then waits. @returns it, and what it got. */
async function startProgram(folder: string): Promise<{ program: ChildProcess; got: unknown }> {
  const program = spawn(process.execPath, [holder, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  programs.push(program);
  const printed: unknown[] = await once(program.stdout.setEncoding('utf8'), 'data');
  return { program, got: printed[0] };
}

afterEach(() => {
  for (const program of programs.splice(0)) program.kill('SIGKILL');
});

describe('two programs', () => {
  test('do not share a folder', async () => {
    const folder = newFolder();
    const lock = openInstanceLock(folder);
    expect((await startProgram(folder)).got).toBe('taken');
    expect(lock.kind).toBe('held');
  });

  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'a holder that dies of %s leaves nothing stale',
    async (signal) => {
      const folder = newFolder();
      const { program, got } = await startProgram(folder);
      expect({ got, here: openInstanceLock(folder).kind }).toEqual({ got: 'held', here: 'taken' });

      program.kill(signal);
      await once(program, 'exit');
      expect(existsSync(join(folder, 'instance.lock'))).toBe(true);
      const lock = openInstanceLock(folder);
      expect(lock.kind).toBe('held');
      expect((await startProgram(folder)).got).toBe('taken');
    },
  );
});

test('a folder that is not there is an error, not a lock', () => {
  expect(() => openInstanceLock(join(newFolder(), 'missing'))).toThrow(
    /missing\/instance\.lock cannot be locked: its folder is missing$/,
  );
});
