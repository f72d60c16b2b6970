import { describe, expect, test } from 'vitest';
import type { InstanceLock, OpenInstanceLock } from '../../src/core/ports/instance-lock.ts';

/** What every OpenInstanceLock must do. @param newFolder a folder nobody has locked yet. */
export function instanceLockContract(name: string, open: OpenInstanceLock, newFolder: () => string): void {
  function held(folder: string): Extract<InstanceLock, { kind: 'held' }> {
    const lock = open(folder);
    if (lock.kind === 'taken') throw new Error('the folder was expected to be free');
    return lock;
  }

  describe(`${name} keeps the instance lock contract`, () => {
    test('the first gets the folder, the second does not', () => {
      const folder = newFolder();
      const first = held(folder);
      expect(open(folder)).toEqual({ kind: 'taken' });
      expect(open(folder)).toEqual({ kind: 'taken' });
      first.release();
    });

    test('other folders are free', () => {
      const locks = [held(newFolder()), held(newFolder())];
      for (const lock of locks) lock.release();
    });

    test('whoever comes after a release gets it, and a second release does not take it away again', () => {
      const folder = newFolder();
      const first = held(folder);
      first.release();
      const second = held(folder);
      first.release();
      expect(open(folder)).toEqual({ kind: 'taken' });
      second.release();
    });
  });
}
