import type { DatabaseSync } from 'node:sqlite';

/** Small numbers in place of the last ten digits, so that what is counted for each contact fits flat arrays. */
export interface ContactNumbers {
  /** Inside a transaction. @returns a number above 0. */
  findOrAdd(contact: string): number;
  /** Forgets, of the next thousands after `after`, those not in use. @returns where to go on, or null at the end. */
  forgetSome(isUsed: (number: number) => boolean, after: number): number | null;
  clear(): void;
  /** To be called after a rollback: what was learnt in the transaction is no longer true. */
  forgetCached(): void;
}

const rowsAtOnce = 5000;

export function createContactNumbers(db: DatabaseSync): ContactNumbers {
  const find = createContactLookup(db);
  const highest = db.prepare('SELECT max(number) AS number FROM contacts');
  const addition = db.prepare('INSERT INTO contacts (contact, number) VALUES (?, ?)');
  const some = db.prepare(
    `SELECT contact, number FROM contacts WHERE contact > ? ORDER BY contact LIMIT ${rowsAtOnce}`,
  );
  const removal = db.prepare('DELETE FROM contacts WHERE contact IN (SELECT value FROM json_each(?))');
  let last: number | null = null;

  return {
    findOrAdd(contact) {
      const known = find(contact);
      if (known !== null) return known;
      last = (last ?? Number(highest.get()?.['number'] ?? 0)) + 1;
      addition.run(keyOf(contact), last);
      return last;
    },
    forgetSome(isUsed, after) {
      const rows = some.all(after);
      const unused = rows.filter((row) => !isUsed(Number(row['number']))).map((row) => row['contact']);
      if (unused.length > 0) removal.run(JSON.stringify(unused));
      return rows.length < rowsAtOnce ? null : Number(rows.at(-1)?.['contact']);
    },
    clear() {
      db.exec('DELETE FROM contacts');
    },
    forgetCached() {
      last = null;
    },
  };
}

/** For those who only read. @returns null for a contact that has no number yet. */
export function createContactLookup(db: DatabaseSync): (contact: string) => number | null {
  const one = db.prepare('SELECT number FROM contacts WHERE contact = ?');
  return (contact) => {
    const row = one.get(keyOf(contact));
    return row ? Number(row['number']) : null;
  };
}

/** Leading zeros count: "007" is 1007. */
function keyOf(contact: string): number {
  return Number(`1${contact}`);
}
