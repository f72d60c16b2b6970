import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileProblem } from '../files/file-problem.ts';
import type { InstanceLock } from '../../core/ports/instance-lock.ts';

const sqliteBusy = 5;

/**
 * Locks `instance.lock` in the folder, an empty SQLite file: SQLite asks the system for the lock on every platform,
 * and the system drops it with the process. Opening that file in this process in any other way would drop it too.
 * @throws a readable Error when the file cannot be made or locked for another reason than that somebody else holds it.
 */
export function openInstanceLock(folder: string): InstanceLock {
  const file = join(folder, 'instance.lock');
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return held(database);
  } catch (error) {
    database?.close();
    if (isBusy(error)) return { kind: 'taken' };
    throw fileProblem(`${file} cannot be locked`, file, error);
  }
}

function held(database: DatabaseSync): InstanceLock {
  return {
    kind: 'held',
    release() {
      if (database.isOpen) database.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}
