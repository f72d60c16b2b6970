import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createGroupCommit, type GroupCommit } from '../../../src/adapters/history/store/group-commit.ts';

interface Rig {
  readonly commits: GroupCommit;
  readonly insert: () => Promise<unknown>;
  readonly look: () => Promise<unknown>;
  /** Syncs that were asked for and are still under way; the test lets the disk finish or fail. */
  readonly syncs: { readonly resolve: () => void; readonly reject: (error: Error) => void }[];
  readonly settled: string[];
}

function rigOf(): Rig {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE t (x)');
  const syncs: Rig['syncs'] = [];
  const sync = () => new Promise<void>((resolve, reject) => syncs.push({ resolve, reject }));
  const commits = createGroupCommit(db, { sync, checkPlace: () => {}, onRollback: () => {} });
  const settled: string[] = [];
  const noted = async (name: string, sql: string): Promise<unknown> => {
    try {
      return await commits.run(() => db.prepare(sql).all());
    } finally {
      settled.push(name);
    }
  };
  return {
    ...{ commits, syncs, settled },
    insert: () => noted('insert', 'INSERT INTO t VALUES (1) RETURNING x'),
    look: () => noted('look', 'SELECT count(*) AS rows FROM t'),
  };
}

test('what was written is not answered for before the disk says that it has it', async () => {
  const { insert, syncs, settled } = rigOf();
  const written = Promise.all([insert(), insert()]);
  await expect.poll(() => syncs.length).toBe(1);
  expect(settled).toEqual([]);
  syncs[0]?.resolve();
  await written;
  expect([settled, syncs.length]).toEqual([['insert', 'insert'], 1]);
});

test('what is committed during a sync waits for the next one, and shares it', async () => {
  const { insert, syncs, settled, look } = rigOf();
  const first = insert();
  await expect.poll(() => syncs.length).toBe(1);
  const second = Promise.all([insert(), look()]);
  syncs[0]?.resolve();
  await first;
  await expect.poll(() => syncs.length).toBe(2);
  expect(settled).toEqual(['insert']);
  syncs[1]?.resolve();
  await second;
});

test('what only looked needs no sync', async () => {
  const { look, syncs } = rigOf();
  expect(await look()).toEqual([{ rows: 0 }]);
  expect(syncs).toEqual([]);
});

test('what is asked while somebody else writes waits for its turn, in order', async () => {
  const { commits, insert, look, syncs, settled } = rigOf();
  commits.hold();
  const asked = Promise.all([insert(), look()]);
  await new Promise((resolve) => setImmediate(resolve));
  expect([syncs.length, settled]).toEqual([0, []]);
  commits.release();
  await expect.poll(() => syncs.length).toBe(1);
  syncs[0]?.resolve();
  expect((await asked)[1]).toEqual([{ rows: 1 }]);
});

test('a sync that fails fails what waited for it, and the next one is tried', async () => {
  const { insert, syncs } = rigOf();
  const failed = insert();
  await expect.poll(() => syncs.length).toBe(1);
  syncs[0]?.reject(new Error('no medium'));
  await expect(failed).rejects.toThrow('no medium');
  const kept = insert();
  await expect.poll(() => syncs.length).toBe(2);
  syncs[1]?.resolve();
  await kept;
});
