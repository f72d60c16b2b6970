/** A million calls in the history: how fast a page, how fast any search, how large the file. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { createStatisticsCache } from '../../src/adapters/history/statistics/statistics-cache.ts';
import { openSqliteHistory } from '../../src/adapters/history/sqlite-history.ts';
import type { CallHistory, HistoryFilter } from '../../src/core/ports/call-history.ts';
import { believableCalls, type Believable } from './believable-calls.ts';
import { benchRow as row, quantile, timed, timesOf } from './bench-times.ts';
import type { BenchRow } from './bench-row.ts';
import { wholeHistory } from './whole-history.ts';

const callCount = 1_000_000;
const asked = 200;
const log = { debug() {}, info() {}, warn: console.error, error: console.error };

export async function historySearch(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-bench-'));
  try {
    const file = join(folder, 'history.db');
    const believable = believableCalls();
    await fill(file, believable);
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    const megabytes = bytes / 1e6;
    const opening = timed(() => openSqliteHistory({ file, keepNumbers: () => true, log }));
    const { history } = opening.result;
    const rows = [
      row('a million calls: size of the database', megabytes, { unit: 'MB', most: 700 }),
      row('a million calls: opening after a clean end', opening.ms, { unit: 'ms', most: 50 }),
      ...(await firstPage(history)),
      ...(await searches(history, believable)),
      ...(await additions(history, believable)),
      ...(await caughtUp(file)),
      ...(await wholeHistory(history)),
    ];
    await history.close();
    rows.push(
      row('a million calls: full check, only after an unclean end', checkMs(file), {
        unit: 'ms',
        most: null,
      }),
    );
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(file: string, believable: Believable): Promise<void> {
  const { history } = openSqliteHistory({ file, keepNumbers: () => true, log, synchronous: 'NORMAL' });
  for (let n = 0; n < callCount; n += 5_000) {
    await Promise.all(Array.from({ length: 5_000 }, () => keepOne(history, believable)));
  }
  await history.close();
  const db = new DatabaseSync(file);
  db.exec('PRAGMA synchronous = OFF');
  const cache = createStatisticsCache(db);
  while (cache.catchUp());
  db.close();
}

function keepOne(history: CallHistory, believable: Believable): Promise<unknown> {
  const call = believable.next();
  return history.amend(call, () => call);
}

async function firstPage(history: CallHistory): Promise<BenchRow[]> {
  const times = await timesOf(asked, () => history.page({ limit: 50 }));
  return [row('a million calls: first page, median', quantile(times, 0.5), { unit: 'ms', most: 2 })];
}

/** Each search once for its first page and once for its count, as the window asks. */
async function searches(history: CallHistory, believable: Believable): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [kind, filter] of Object.entries(searchKinds(believable))) {
    const pages = await timesOf(asked, () => history.page({ limit: 50, ...filter() }));
    rows.push(searchRow(kind, pages));
    const counts = await timesOf(asked / 4, () => history.countUpTo(filter(), 10_000));
    rows.push(searchRow(`counting up to 10,000: ${kind}`, counts));
  }
  return rows;
}

function searchRow(kind: string, times: readonly number[]): BenchRow {
  const middle = `p50 ${quantile(times, 0.5).toFixed(2)} ms, worst ${quantile(times, 1).toFixed(1)} ms`;
  return row(`a million calls: ${kind}, p95 (${middle})`, quantile(times, 0.95), { unit: 'ms', most: 15 });
}

function searchKinds({ random }: Believable): Readonly<Record<string, () => HistoryFilter>> {
  const pick = (texts: readonly string[]) => texts[Math.floor(random() * texts.length)] ?? '';
  const digits = (count: number) => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  return {
    'one letter': () => ({ text: pick(['а', 'щ', 'ъ', 'z', '郎', '7', 'q']) }),
    'two letters, common': () => ({ text: pick(['ив', 'ан', 'ов', 'ma', 'er', '16', 'ко']) }),
    'two letters, rare or absent': () => ({ text: pick(['жщ', 'щю', 'zq', 'ъя', 'xj', 'рд', 'ψω', '郎太']) }),
    'Cyrillic with ё': () => ({
      text: pick(['алёна', 'фёдор ёж', 'Артем Щербаков', 'семён ивпетров', 'счёт']),
    }),
    'middle digits': () => ({ text: digits(5) }),
    'three digits': () => ({ text: digits(3) }),
    'a number with punctuation': () => ({ text: `8 (916) ${digits(3)}-${digits(2)}-${digits(2)}` }),
    'part of a number with punctuation': () => ({ text: `${digits(3)}-${digits(2)}` }),
    'word and digits': () => ({ text: `${pick(['иван', 'анна', 'smith', 'ооо'])} ${digits(3)}` }),
    'two common words that never meet': () => ({
      text: pick(['иван анна', 'ольга пётр', '太郎 花子', 'gmbh ltd']),
    }),
    'nothing like it': () => ({ text: pick(['неттакого', 'qwertyuiop', '0000000000', 'xyzzy']) }),
    'text with filters': () => ({
      text: pick(['ан', 'ов', 'алёна', digits(3)]),
      outcomes: ['missed', 'declined'],
      directions: ['incoming'],
    }),
    'text with a filter that excludes all': () => ({ text: pick(['ан', 'ов', '16']), outcomes: ['busy'] }),
    'filters alone, common': () => ({ outcomes: ['missed'], directions: ['outgoing'] }),
    'filters alone, nothing there': () => ({ origins: ['back-filled'] }),
    'with a note': () => ({ withNote: true }),
    'with a note and text': () => ({ withNote: true, text: pick(['ан', 'счёт', digits(2)]) }),
    'text in one old year': () => ({
      text: pick(['ан', 'щерба', digits(4)]),
      fromMs: Date.UTC(2008, 0),
      untilMs: Date.UTC(2009, 0),
    }),
  };
}

/** What a delivery waits for, in groups of 20 as 20 connections make them; the disk's sync included. */
async function additions(history: CallHistory, believable: Believable): Promise<BenchRow[]> {
  const times: number[] = [];
  for (let n = 0; n < asked; n++) {
    const startedMs = performance.now();
    await Promise.all(Array.from({ length: 20 }, () => keepOne(history, believable)));
    times.push((performance.now() - startedMs) / 20);
  }
  return [
    row('a million calls: keeping one of 20 at once, median', quantile(times, 0.5) * 1000, {
      unit: 'µs',
      most: null,
    }),
  ];
}

/** What lags behind thousands of calls in a second is told while others are measured: no operator has as many. */
async function caughtUp(file: string): Promise<BenchRow[]> {
  const db = new DatabaseSync(file, { readOnly: true });
  const lagging = db.prepare('SELECT count(*) AS lagging FROM uncached');
  const startedMs = performance.now();
  while (lagging.get()?.['lagging'] !== 0) await wait(10);
  db.close();
  const ms = performance.now() - startedMs;
  return [row('a million calls: statistics cache up to date after those', ms, { unit: 'ms', most: null })];
}

function checkMs(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  const { ms } = timed(() => db.prepare('PRAGMA quick_check(1)').get());
  db.close();
  return ms;
}
