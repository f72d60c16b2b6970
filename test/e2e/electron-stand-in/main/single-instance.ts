/**
 * The single instance lock, scoped to `userData` (App.requestSingleInstanceLock). The lock is one of the system, on an SQLite
 * file, so that a killed process leaves none behind; a second instance drops its message as a file before it
 * returns, because the call is synchronous.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

export interface InstanceLock {
  request(message: SecondInstance): boolean;
  held(): boolean;
  release(): void;
  /** Hands over what has been waiting; nothing is handed over before. */
  listen(): void;
}

const sqliteBusy = 5;

export function instanceLock(
  userData: () => string,
  onSecond: (message: SecondInstance) => void,
): InstanceLock {
  let release: (() => void) | null = null;
  let listening = false;
  let inbox = '';

  function readInbox(): void {
    if (!listening || release === null) return;
    for (const name of readdirSync(inbox).filter((file) => file.endsWith('.json'))) {
      const file = join(inbox, name);
      const message = JSON.parse(readFileSync(file, 'utf8')) as SecondInstance;
      rmSync(file);
      onSecond(message);
    }
  }

  return {
    request(message) {
      if (release !== null) return true;
      inbox = join(userData(), 'SecondInstances');
      mkdirSync(inbox, { recursive: true });
      const unlock = lockFolder(userData());
      if (unlock === null) {
        leave(inbox, message);
        return false;
      }
      const watcher = watch(inbox, { persistent: false }, readInbox);
      release = () => {
        watcher.close();
        unlock();
      };
      for (const name of readdirSync(inbox)) rmSync(join(inbox, name));
      return true;
    },
    held: () => release !== null,
    release() {
      release?.();
      release = null;
    },
    listen() {
      listening = true;
      readInbox();
    },
  };
}

function lockFolder(folder: string): (() => void) | null {
  const database = new DatabaseSync(join(folder, 'SingletonLock'), { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return () => database.close();
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return null;
    throw error;
  }
}

/** Written aside and renamed, so that the first instance never reads half a message. */
function leave(inbox: string, message: SecondInstance): void {
  const name = join(inbox, randomUUID());
  writeFileSync(`${name}.part`, JSON.stringify(message));
  renameSync(`${name}.part`, `${name}.json`);
}
