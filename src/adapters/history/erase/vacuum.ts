import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Text, because a file of its own would have to be found again in every package. The pages of a deleted call are overwritten
 * by SQLite itself (`secure_delete`), but not the copies that were left behind whenever a full page was divided: only
 * writing the file anew is free of them.
 */
const program = `
  const { workerData } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  const db = new DatabaseSync(workerData, { timeout: 10_000 });
  db.exec('VACUUM');
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  db.close();
  if (busy) throw new Error('Another program reads the file: its log cannot be emptied');
`;

/** Writes the file anew and empties its log, off the event loop. Nobody may write or keep on reading meanwhile. */
export async function vacuum(file: string): Promise<void> {
  const worker = new Worker(program, { eval: true, workerData: file });
  await once(worker, 'exit');
}
