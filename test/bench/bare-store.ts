/**
 * The ceiling of the throughput benchmark: express 5 that parses the same body, inserts two columns of it into SQLite, and
 * answers 200 once that is on the medium, in shared commits as ours. It verifies nothing, correlates nothing, logs nothing.
 */
import { fdatasync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import express, { type Response } from 'express';

const folder = mkdtempSync(join(tmpdir(), 'offhook-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
process.on('SIGTERM', () => process.exit());

const db = new DatabaseSync(join(folder, 'calls.db'));
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
  CREATE TABLE calls (id INTEGER PRIMARY KEY, call_id TEXT NOT NULL, number TEXT NOT NULL) STRICT;
  CREATE INDEX by_call ON calls (call_id)`);
const log = openSync(join(folder, 'calls.db-wal'), 'r');
const insertion = db.prepare('INSERT INTO calls (call_id, number) VALUES (?, ?)');

interface Waiting {
  readonly data: Readonly<Record<string, string>>;
  readonly response: Response;
}

let waiting: Waiting[] = [];
let committed: Waiting[] = [];
let isSyncing = false;

function commit(): void {
  db.exec('BEGIN IMMEDIATE');
  for (const { data } of waiting) insertion.run(data['CALL_ID'] ?? '', data['PHONE_NUMBER'] ?? '');
  db.exec('COMMIT');
  committed.push(...waiting);
  waiting = [];
  if (!isSyncing) sync();
}

function sync(): void {
  const group = committed;
  committed = [];
  isSyncing = group.length > 0;
  if (!isSyncing) return;
  fdatasync(log, (error) => {
    for (const { response } of group) response.status(error ? 503 : 200).end();
    sync();
  });
}

const app = express();
app.use(express.urlencoded({ extended: true }));
app.post('/', (request, response) => {
  const { data } = request.body as Pick<Waiting, 'data'>;
  waiting.push({ data, response });
  if (waiting.length === 1) setImmediate(commit);
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address)
    console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}/` }));
});
