import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLastingHistory } from '../../../src/adapters/history/lasting-history.ts';
import type { CallHistory, HistoryNews } from '../../../src/core/ports/call-history.ts';
import { callHistoryContract } from '../../contracts/call-history-contract.ts';
import { filedCall, idsIn } from '../../contracts/filed-calls.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { historyFile, openedHistory } from './history-folder.ts';

function lasting(file = historyFile(), choices = {}) {
  const told: HistoryNews[] = [];
  const { history } = openLastingHistory({
    ...{ file, keepNumbers: () => true, log: recordingLog() },
    tell: (news) => told.push(news),
    ...choices,
  });
  onTestFinished(() => history.close());
  return { file, history, told, kinds: () => told.map(({ kind }) => kind) };
}

async function write(history: CallHistory, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const call = filedCall(id, ids.indexOf(id));
    expect(await history.amend(call, (current) => (current === null ? call : null))).not.toBeNull();
  }
}

/** What a start after this one would find. */
async function idsKept(file: string): Promise<string[]> {
  const { history } = openedHistory({ file });
  const ids = idsIn(await history.page({ limit: 200 })).toSorted();
  await history.close();
  return ids;
}

callHistoryContract('one that lasts', (choices) => lasting(historyFile(), choices).history);

describe('a history whose file is taken from under it', () => {
  const removals: readonly (readonly [string, (file: string) => void])[] = [
    ['its file', (file) => rmSync(file)],
    [
      'its file and what belongs to it',
      (file) => ['', '-wal', '-shm'].forEach((part) => rmSync(file + part)),
    ],
    [
      'everything in its folder',
      (file) => readdirSync(dirname(file)).forEach((name) => rmSync(join(dirname(file), name))),
    ],
    ['its folder', (file) => rmSync(dirname(file), { recursive: true })],
    ['its file by being moved', (file) => renameSync(file, `${file}.old`)],
    ['its folder by being moved', (file) => renameSync(dirname(file), `${dirname(file)}.old`)],
  ];
  test.each(removals)(
    '%s: the next call is kept in a new one, and it is told once',
    async (_what, remove) => {
      const { file, history, kinds } = lasting();
      onTestFinished(() => rmSync(`${dirname(file)}.old`, { recursive: true, force: true }));
      await write(history, 'before');
      remove(file);
      await write(history, 'after', 'later');
      expect(kinds()).toEqual(['begun-anew']);
      expect(idsIn(await history.page({ limit: 9 })).toSorted()).toEqual(['after', 'later']);
      await history.close();
      expect(await idsKept(file)).toEqual(['after', 'later']);
    },
  );

  test('and moved away is whole where it went: what its log held went along', async () => {
    const { file, history } = lasting();
    await write(history, 'before', 'before too');
    renameSync(file, `${file}.old`);
    await write(history, 'after');
    await history.close();
    expect(await idsKept(`${file}.old`)).toEqual(['before', 'before too']);
  });

  test('again and again loses no call that was answered for', async () => {
    const { file, history, kinds } = lasting();
    for (const id of ['a', 'b', 'c']) {
      await write(history, id);
      rmSync(file);
    }
    await write(history, 'd');
    expect([kinds().length, idsIn(await history.page({ limit: 9 }))]).toEqual([3, ['d']]);
  });

  test('while many are written: each that was answered for is in what is left', async () => {
    const { file, history } = lasting();
    await write(history, 'before');
    const ids = Array.from({ length: 150 }, (_, n) => `${n}`);
    const written = ids.map((id, n) => {
      const call = filedCall(id, n);
      return history.amend(call, () => call);
    });
    rmSync(file);
    await Promise.all(written);
    await history.close();
    expect((await idsKept(file)).toSorted()).toEqual(ids.toSorted());
  });

  test('is noticed by whoever only looks, too', async () => {
    const { file, history, kinds } = lasting();
    await write(history, 'before');
    rmSync(file);
    expect([await history.count(), kinds()]).toEqual([0, ['begun-anew']]);
  });

  test('is told to those who listen: they have to ask again', async () => {
    const { file, history } = lasting();
    const heard: string[] = [];
    history.onChange(({ kind }) => heard.push(kind));
    await write(history, 'before');
    rmSync(file);
    await write(history, 'after');
    expect(heard).toEqual(['call', 'many', 'call']);
  });
});

describe('a log that is taken from under it', () => {
  test.each([
    ['alone', ['-wal']],
    ['with its index', ['-wal', '-shm']],
  ])('%s loses nothing', async (_what, parts) => {
    const { file, history, kinds } = lasting();
    await write(history, 'before');
    for (const part of parts) rmSync(file + part);
    await write(history, 'after');
    for (const part of parts) rmSync(file + part, { force: true });
    const call = filedCall('last', 9);
    await history.amend(call, () => call);
    await history.close();
    expect(await idsKept(file)).toEqual(['after', 'before', 'last']);
    expect(kinds()).not.toContain('begun-anew');
  });
});

describe('another file in its place', () => {
  async function anotherFile(): Promise<string> {
    const file = historyFile();
    const { history } = openedHistory({ file });
    await write(history, 'theirs');
    await history.close();
    return file;
  }

  test.each([
    ['renamed over it', (from: string, file: string) => renameSync(from, file)],
    [
      'copied after its removal',
      (from: string, file: string) => {
        rmSync(file);
        copyFileSync(from, file);
      },
    ],
  ])('%s is used, without what only the log of the earlier one held', async (_what, replace) => {
    const { file, history, kinds } = lasting();
    await write(history, 'before');
    replace(await anotherFile(), file);
    await write(history, 'after');
    expect(kinds()).toEqual(['replaced']);
    await history.close();
    expect(await idsKept(file)).toEqual(['after', 'theirs']);
  });

  test('that is damaged is set aside, and told', async () => {
    const { file, history, told } = lasting();
    await write(history, 'before');
    const damaged = `${file}.new`;
    writeFileSync(damaged, 'no database, but longer than nothing');
    renameSync(damaged, file);
    await write(history, 'after');
    expect(told).toEqual([{ kind: 'set-aside', file: expect.stringMatching(/^history\.damaged-/) }]);
    expect(idsIn(await history.page({ limit: 9 }))).toEqual(['after']);
  });
});

describe('where there can be no history', () => {
  test('writing rejects, naming the file; told once, and again once it is usable', async () => {
    const { file, history, told, kinds } = lasting();
    await write(history, 'before');
    rmSync(dirname(file), { recursive: true });
    writeFileSync(dirname(file), 'a file where the folder was');
    for (const id of ['lost', 'lost too']) {
      const call = filedCall(id, 1);
      await expect(history.amend(call, () => call)).rejects.toThrow(dirname(file));
    }
    await expect(history.count()).rejects.toThrow(dirname(file));
    expect(told).toEqual([{ kind: 'unusable', reason: expect.stringContaining(dirname(file)) }]);
    rmSync(dirname(file));
    await write(history, 'after');
    expect(kinds()).toEqual(['unusable', 'begun-anew', 'usable']);
    expect(await idsKept(file)).toEqual(['after']);
  });

  test('a folder in the place of the file is left alone, and named', async () => {
    const { file, history, told } = lasting();
    await write(history, 'before');
    rmSync(file);
    mkdirSync(file);
    const call = filedCall('lost', 1);
    await expect(history.amend(call, () => call)).rejects.toThrow(file);
    expect(told).toMatchObject([{ kind: 'unusable' }]);
    rmdirSync(file);
    await write(history, 'after');
    expect(existsSync(file)).toBe(true);
  });
});
