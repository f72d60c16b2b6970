import { DatabaseSync } from 'node:sqlite';

/** The history as it was in one moment, however long it takes to read: a connection and a read transaction of its own. */
export interface Snapshot<Prepared> {
  /** @throws once the history is closed. */
  read<T>(use: (prepared: Prepared) => T): Promise<T>;
  close(): void;
}

export interface Snapshots {
  open<Prepared>(prepare: (db: DatabaseSync) => Prepared): Snapshot<Prepared>;
  /** Ends every snapshot and lets reads wait until `release`; they go on with the history as it is then. */
  hold(): void;
  release(): void;
  close(): void;
}

/**
 * While a snapshot lasts the write-ahead log cannot be begun anew, and grows with every call. Two minutes are several times
 * what a million calls take.
 */
const closedMessage = 'The call history is closed';
const longestMs = 120_000;

export function createSnapshots(file: string, now: () => number): Snapshots {
  const opened = new Set<DatabaseSync>();
  let held: { readonly over: Promise<void>; readonly end: () => void } | null = null;
  let closed = false;

  return {
    open(prepare) {
      if (closed) throw new Error(closedMessage);
      const db = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
      opened.add(db);
      const prepared = prepare(db);
      let begunAtMs = 0;
      return {
        async read(use) {
          if (held) await held.over;
          if (closed) throw new Error(closedMessage);
          if (db.isTransaction && Math.abs(now() - begunAtMs) > longestMs) db.exec('COMMIT');
          if (!db.isTransaction) {
            db.exec('BEGIN');
            begunAtMs = now();
          }
          return use(prepared);
        },
        close() {
          if (opened.delete(db)) db.close();
        },
      };
    },
    hold() {
      const { promise: over, resolve: end } = Promise.withResolvers<void>();
      held ??= { over, end };
      for (const db of opened) if (db.isTransaction) db.exec('COMMIT');
    },
    release() {
      held?.end();
      held = null;
    },
    close() {
      closed = true;
      for (const db of opened) db.close();
      opened.clear();
    },
  };
}
