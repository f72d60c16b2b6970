import type { DatabaseSync } from 'node:sqlite';
import { directionCodes, noticeCodes, originCodes, outcomeCodes } from './codes.ts';
import { inTransaction } from './transaction.ts';

/** For people who look into the file by hand. */
const callHistoryView = `CREATE VIEW call_history AS SELECT
     calls.id, member_id, call_id, operator_id,
     ${directionCodes.wordSql('direction')} AS direction,
     ${outcomeCodes.wordSql('outcome')} AS outcome,
     number, company_number, line, name, company, note,
     datetime(rang_at / 1000, 'unixepoch') AS rang_at_utc,
     datetime(started_at / 1000, 'unixepoch') AS started_at_utc,
     datetime(ended_at / 1000, 'unixepoch') AS ended_at_utc,
     duration_s, failed_code,
     ${originCodes.wordSql('origin')} AS origin,
     ${noticeCodes.wordSql('notice')} AS notice
     FROM calls JOIN portals ON portals.id = calls.portal;`;

/**
 * The n-th entry takes a file from `user_version` n to n + 1. Released entries are never edited.
 *
 * `call_hash` stands in for a unique index over the ids themselves, which are 35 to 56 characters of noise and
 * made a fifth of the file; that a call is kept once is seen to inside the transaction that writes it.
 * `call_history` is for people who look into the file by hand; a new word needs an entry that makes it anew.
 * `search` holds every one, two and three letters in a row of each call (see `grams.ts`); up to version 5 it held those of 16
 * seconds together. Until `meta` has no `indexed from` any more, older calls than that are not in it yet (`search-index.ts`).
 * Without `deletemerge = 0` FTS5 rewrites all of it at once when a tenth was deleted, where `clean-up.ts` takes steps; with
 * `automerge = 8` keeping a call costs 0.15 ms less than with the default. Dropping the old one without `secure_delete` takes
 * a tenth of the time; what it held is still held by the calls, and whoever erases one has the file written anew.
 * `statistics` holds four days' calls once more (see `cached-calls.ts`), `uncached` those days of which it does so no longer.
 * `forgotten` tells calls that were erased, by nothing but a hash, from new ones (see `forgotten.ts`).
 * `calls_due` holds the few calls that nobody has been told of yet.
 */
const migrations: readonly string[] = [
  `CREATE TABLE portals (id INTEGER PRIMARY KEY, member_id TEXT NOT NULL UNIQUE) STRICT;
   CREATE TABLE calls (
     id INTEGER PRIMARY KEY,
     portal INTEGER NOT NULL REFERENCES portals (id),
     call_hash INTEGER NOT NULL,
     call_id TEXT NOT NULL,
     operator_id TEXT NOT NULL,
     direction INTEGER NOT NULL,
     outcome INTEGER NOT NULL,
     number TEXT,
     company_number TEXT,
     line TEXT,
     via_rest_app INTEGER NOT NULL,
     rang_at INTEGER,
     started_at INTEGER,
     ended_at INTEGER,
     duration_s REAL,
     failed_code TEXT,
     crm_activity_id TEXT,
     name TEXT,
     company TEXT,
     note TEXT,
     origin INTEGER NOT NULL,
     notice INTEGER,
     digits TEXT NOT NULL,
     folded TEXT NOT NULL,
     last_ten TEXT GENERATED ALWAYS AS (substr(digits, -10)) VIRTUAL
   ) STRICT;
   CREATE INDEX calls_by_hash ON calls (call_hash);
   CREATE TABLE unindexed (bucket INTEGER PRIMARY KEY) STRICT;
   CREATE VIRTUAL TABLE search USING fts5 (
     grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
   );
   INSERT INTO search (search, rank) VALUES ('deletemerge', 0);
   CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   ${callHistoryView}`,
  `ALTER TABLE calls ADD COLUMN crm TEXT;
   CREATE TABLE tallies (slot INTEGER PRIMARY KEY, calls BLOB NOT NULL) STRICT;
   CREATE TABLE untallied (slot INTEGER PRIMARY KEY) STRICT;
   CREATE TABLE contacts (contact INTEGER PRIMARY KEY, number INTEGER NOT NULL) STRICT;
   INSERT INTO untallied SELECT DISTINCT id / 34560000000 FROM calls;
   INSERT OR IGNORE INTO unindexed SELECT DISTINCT id / 1600000 FROM calls WHERE note <> '';`,
  `ALTER TABLE calls ADD COLUMN private INTEGER NOT NULL DEFAULT 0;
   CREATE TABLE forgotten (call BLOB PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
  `CREATE INDEX calls_due ON calls (id) WHERE notice = 0;`,
  `DROP VIEW call_history; ${callHistoryView}`,
  `PRAGMA secure_delete = OFF;
   DROP TABLE search;
   DROP TABLE unindexed;
   PRAGMA secure_delete = ON;
   CREATE VIRTUAL TABLE search USING fts5 (
     grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
   );
   INSERT INTO search (search, rank) VALUES ('deletemerge', 0);
   INSERT INTO search (search, rank) VALUES ('automerge', 8);
   INSERT INTO meta SELECT 'indexed from', max(id) + 1 FROM calls HAVING max(id) IS NOT NULL;
   ALTER TABLE tallies RENAME TO statistics;
   ALTER TABLE untallied RENAME TO uncached;`,
];

export const newestVersion = migrations.length;

export function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** Brings a file up to date; each step is kept whole or not at all. */
export function migrate(db: DatabaseSync): void {
  for (const [version, sql] of migrations.entries()) {
    if (version < versionOf(db)) continue;
    inTransaction(db, () => {
      db.exec(sql);
      db.exec(`PRAGMA user_version = ${version + 1}`);
    });
  }
}
