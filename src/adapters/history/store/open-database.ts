import {
  chmodSync,
  closeSync,
  existsSync,
  fdatasync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { fileProblem } from '../../files/file-problem.ts';
import { migrate, newestVersion, versionOf } from './migrations.ts';
import { isDamage } from './sqlite-error.ts';

export interface OpenDatabase {
  readonly db: DatabaseSync;
  /** Where the damaged file now is that stood in the way, or null. */
  readonly setAside: string | null;
  /**
   * Resolves once everything committed before is on the medium: what SQLite's `synchronous = FULL` does inside every
   * COMMIT (sqlite.org/pragma.html), done off the event loop. Rejects when the medium fails.
   */
  readonly sync: () => Promise<void>;
  /** Whether the file and its log are still what was opened: a second look at their paths, no more. */
  readonly isInPlace: () => boolean;
  /**
   * After a sync, before anybody is told of what it holds: makes good a log that was removed under us.
   * @throws HistoryMoved when the file itself was removed or replaced: then nobody will find what was written.
   */
  readonly checkPlace: () => void;
  /**
   * Leaves word for the next start that all was well, and frees the file. One that was moved takes along what its log still
   * held; of one that was removed or replaced no log is left that would be taken for its successor's.
   */
  readonly close: (sound: boolean) => void;
}

/** The file is not where it was opened: somebody removed it, moved it, or put another in its place. */
export class HistoryMoved extends Error {
  constructor(file: string) {
    super(`The call history ${file} was removed or replaced`);
    this.name = 'HistoryMoved';
  }
}

/** Removes what was set aside as damaged and last written before that moment: it holds calls, too. */
export function removeSetAside(file: string, writtenBeforeMs: number): void {
  const begin = `${basename(file, '.db')}.damaged-`;
  for (const name of readdirSync(dirname(file))) {
    const path = join(dirname(file), name);
    if (name.startsWith(begin) && statSync(path).mtimeMs < writtenBeforeMs) rmSync(path, { force: true });
  }
}

export interface DatabaseOptions {
  readonly file: string;
  readonly now: () => number;
}

/** Another program's backup or look at the file ends soon; the event loop stands still as long. */
const busyTimeoutMs = 2_000;
/** Read whole at every start up to this size, about 0.1 s; beyond it only after an unclean end. */
const alwaysCheckedBytes = 24_000_000;

/**
 * Opens the file, or makes it, readable by its owner only. A damaged one is renamed with all that belongs to it
 * and a new one begun; nothing is ever deleted.
 * @throws a readable Error when the file is of a newer version, locked, not ours, or the disk is full: then it
 * is as it was.
 */
export function openDatabase({ file, now }: DatabaseOptions): OpenDatabase {
  try {
    const setAside = isDamaged(file) ? putAside(file, now()) : null;
    makePrivate(file);
    // Calls name portals that were just looked up: checking each again would cost, and forbid to empty a table at once.
    const db = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: false });
    try {
      prepare(db);
      const log = openSync(`${file}-wal`, 'r+');
      const place = rememberPlace(file);
      return {
        ...{ db, setAside },
        sync: () => syncFile(log),
        isInPlace: () => place.holds('') && place.holds('-wal'),
        checkPlace() {
          if (!place.holds('')) throw new HistoryMoved(file);
          if (!place.holds('-wal')) emptyLog(db);
        },
        close(sound) {
          const isMoved = !place.holds('');
          closeSync(log);
          closeDatabase(db, sound, isMoved);
          if (isMoved) place.removeLog();
        },
      };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw fileProblem(`The call history ${file} cannot be opened`, file, error);
  }
}

const syncFile = promisify(fdatasync);

type Part = '' | '-wal' | '-shm';

/** What lies at the file's paths, to be told from what somebody else puts there. */
function rememberPlace(file: string): {
  readonly holds: (part: Part) => boolean;
  /** Removes the log and its index where they are still those of the file that was opened. */
  readonly removeLog: () => void;
} {
  const known = {
    '': identityOf(file),
    '-wal': identityOf(`${file}-wal`),
    '-shm': identityOf(`${file}-shm`),
  };
  const holds = (part: Part): boolean => known[part] !== null && identityOf(file + part) === known[part];
  return {
    holds,
    removeLog() {
      for (const part of ['-wal', '-shm'] as const) if (holds(part)) rmSync(file + part, { force: true });
    },
  };
}

/** Null when there is nothing at the path. */
function identityOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}

/** What only the log holds goes into the file. */
function emptyLog(db: DatabaseSync): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/**
 * NORMAL lets SQLite sync only around checkpoints. Between them every commit is synced by `sync` before anybody is
 * told of it, so that the event loop need not stand still for the disk. The lock files are left alone: SQLite's locks
 * are on the database and the shared memory, and would be lost with a second handle to those, not to the log.
 */
function prepare(db: DatabaseSync): void {
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;
    PRAGMA journal_size_limit = 8000000; PRAGMA cache_size = -8000;`);
  migrate(db);
  db.exec(`DELETE FROM meta WHERE name = 'closed cleanly'`);
}

function closeDatabase(db: DatabaseSync, sound: boolean, isMoved: boolean): void {
  try {
    if (sound) db.exec(`INSERT OR REPLACE INTO meta VALUES ('closed cleanly', 1)`);
    // SQLite leaves a file alone that is not in its place any more.
    if (isMoved) emptyLog(db);
  } catch {
    // A full disk, say: without the mark the next start reads the whole file, and that is all.
  }
  db.close();
}

/** Looks without touching: a connection that can only read does not even tidy away the file's write-ahead log. */
function isDamaged(file: string): boolean {
  if (!existsSync(file) || statSync(file).size === 0) return false;
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
    const version = versionOf(db);
    if (version > newestVersion) {
      throw new Error(
        `it was written by a newer version of Offhook (${version}, this one knows ${newestVersion})`,
      );
    }
    return version > 0 && !isSound(db, statSync(file).size);
  } catch (error) {
    if (isDamage(error)) return true;
    throw error;
  } finally {
    db?.close();
  }
}

function isSound(db: DatabaseSync, bytes: number): boolean {
  const closedCleanly = db.prepare(`SELECT 1 FROM meta WHERE name = 'closed cleanly'`).get() !== undefined;
  db.prepare('SELECT * FROM calls ORDER BY id DESC LIMIT 50').all();
  if (closedCleanly && bytes > alwaysCheckedBytes) return true;
  return db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';
}

function putAside(file: string, nowMs: number): string {
  const when = new Date(nowMs).toISOString().replaceAll(':', '');
  const base = `${file.replace(/\.db$/, '')}.damaged-${when}`;
  let target = `${base}.db`;
  for (let n = 2; existsSync(target); n++) target = `${base}-${n}.db`;
  renameSync(file, target);
  for (const part of ['-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, target + part);
  }
  return target;
}

/** SQLite gives the files beside it the same rights. Windows keeps the user's own folder to him anyway. */
function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  if (process.platform !== 'win32') chmodSync(file, 0o600);
}
