import type { DatabaseSync } from 'node:sqlite';

/**
 * Commits what `work` writes, or none of it. A failed COMMIT (disk full) leaves SQLite inside the transaction
 * or outside of it; afterwards the connection is outside in any case.
 */
export function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
