import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  option,
  record,
  string,
  subarray,
  type Arbitrary,
} from 'fast-check';
import { expect, test } from 'vitest';
import { directionCodes, originCodes, outcomeCodes } from '../../../src/adapters/history/store/codes.ts';
import type { Call } from '../../../src/core/call/call.ts';
import type {
  CallHistory,
  CallStatistics,
  HistoryFilter,
  StatisticsQuery,
} from '../../../src/core/ports/call-history.ts';
import { filedCall, idsIn, keep } from '../../contracts/filed-calls.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { historyFile, indexAll, openedHistory, unindexAll } from './history-folder.ts';

/** Few letters, so that much is found; the awkward ones among them. */
const letter = constantFrom(...Array.from('абвёеЁaAbß1234567 %_"*+-()\n\0İςΣ'), '😀', 'ﬁ', 'e\u0301', 'ж');
const text = string({ unit: letter, maxLength: 14 });
const maybe = option(text);
const sometimes = <T>(value: Arbitrary<T>) => option(value, { nil: undefined });
/** Some within seconds, some within days: the statistics cache is cut by days. */
const second = integer({ min: 0, max: 80 }).chain((near) => constantFrom(near, near * 3_600, near * 86_400));

const calls = array(
  record({
    second,
    number: option(constantFrom('+79161234567', '8 916 123 45 67', '0012345', '12345', '77', 'abc', '')),
    name: maybe,
    company: maybe,
    note: maybe,
    direction: constantFrom(...directionCodes.words),
    outcome: constantFrom(...outcomeCodes.words),
    origin: constantFrom(...originCodes.words),
    viaRestApp: boolean(),
    rangMs: option(integer({ min: -2_000, max: 20_000 })),
    durationS: option(integer({ min: 0, max: 100 })),
  }),
  { maxLength: 60 },
);

const baseMs = filedCall('', 0).startedAtMs ?? 0;
const moment = second.map((seconds) => baseMs + (seconds - 5) * 1000);
const filter = record({
  text,
  directions: sometimes(subarray([...directionCodes.words])),
  outcomes: sometimes(subarray([...outcomeCodes.words])),
  origins: sometimes(subarray([...originCodes.words])),
  withNote: sometimes(boolean()),
  fromMs: sometimes(moment),
  untilMs: sometimes(moment),
});
const query = record({
  filter: filter.map(withoutUndefined),
  limit: integer({ min: 1, max: 200 }),
  period: record({
    fromMs: moment,
    lengthMs: integer({ min: 1, max: 50 * 86_400_000 }),
    dayMs: constantFrom(90_000, 82_800_000, 86_400_000, 1_000_000_007),
    minutes: constantFrom(0, 180, -570, 345, 840),
    changeMs: constantFrom(1, 1_000, 3_600_000, 90_000_000),
    changeBy: constantFrom(0, 60, -60, 30),
  }).map(statisticsQuery),
});

/** The same call with something else to find, so that what is derived holds what is no longer true. */
function exchanged(call: Call): Call {
  return { ...call, name: call.note, note: call.number, number: call.name, outcome: 'busy', durationS: 7 };
}

/**
 * Half of the calls are in the statistics cache when they are asked for, half are not yet; and sometimes they are those of an
 * older version's file, not in the search index yet.
 */
test('what is found, counted and added up is what looking at every call would find, indexed or not', async () => {
  await assert(
    asyncProperty(
      calls,
      array(query, { minLength: 5, maxLength: 12 }),
      boolean(),
      async (kept, queries, isOlder) => {
        const file = historyFile();
        const { history } = openedHistory({ file, synchronous: 'NORMAL' });
        const fake = memoryHistory();
        const both = [history, fake] as const;
        const all = kept.map(({ second: at, rangMs, ...changes }, n) =>
          filedCall(`${n}`, at, {
            ...changes,
            rangAtMs: rangMs === null ? null : baseMs + at * 1000 - rangMs,
          }),
        );
        const half = all.length / 2;
        for (const one of both) await keep(one, ...all.slice(0, half));
        indexAll(file);
        if (isOlder) unindexAll(file);
        for (const one of both) await keep(one, ...all.slice(half), ...all.slice(0, 5).map(exchanged));
        for (const asked of queries) await expectSame(both, asked);
        await history.close();
      },
    ),
    { numRuns: 60, seed: 20_260_311 },
  );
});

test('what is left after erasing is what was not asked to go, wherever it is looked for', async () => {
  await assert(
    asyncProperty(calls, query, array(query, { minLength: 3, maxLength: 6 }), async (kept, gone, queries) => {
      const file = historyFile();
      const { history } = openedHistory({ file, synchronous: 'NORMAL' });
      const fake = memoryHistory();
      const both = [history, fake] as const;
      for (const one of both)
        await keep(
          one,
          ...kept.map(({ second: at, rangMs: _rangMs, ...changes }, n) => filedCall(`${n}`, at, changes)),
        );
      const [erased, expected] = await Promise.all(both.map((one) => one.erase({ filter: gone.filter })));
      expect(erased).toBe(expected);
      for (const asked of [...queries, gone]) await expectSame(both, asked);
      await history.close();
    }),
    { numRuns: 15, seed: 20_260_312 },
  );
});

interface Asked {
  readonly filter: HistoryFilter;
  readonly limit: number;
  readonly period: StatisticsQuery;
}

async function expectSame([history, fake]: readonly [CallHistory, CallHistory], asked: Asked): Promise<void> {
  const page = { ...asked.filter, limit: asked.limit };
  expect(idsIn(await history.page(page))).toEqual(idsIn(await fake.page(page)));
  expect(await history.countUpTo(asked.filter, asked.limit)).toBe(
    await fake.countUpTo(asked.filter, asked.limit),
  );
  expect(await walkedIds(history, asked.filter)).toEqual(await walkedIds(fake, asked.filter));
  expect(inOrder(await history.statistics(asked.period))).toEqual(
    inOrder(await fake.statistics(asked.period)),
  );
}

async function walkedIds(history: CallHistory, asked: HistoryFilter): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const page of history.walk(asked)) ids.push(...page.map(({ callId }) => callId));
  return ids;
}

function inOrder(statistics: CallStatistics): CallStatistics {
  const ordered = <T>(some: readonly T[]) =>
    some.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { ...statistics, days: ordered(statistics.days), hours: ordered(statistics.hours) };
}

function statisticsQuery({
  fromMs,
  lengthMs,
  dayMs,
  minutes,
  changeMs,
  changeBy,
}: Readonly<Record<string, number>>): StatisticsQuery {
  const [from = 0, length = 1, day = 1] = [fromMs, lengthMs, dayMs];
  const count = Math.min(400, Math.ceil(length / day));
  return {
    fromMs: from,
    untilMs: from + length,
    dayStartsMs: Array.from({ length: count }, (_, n) => from - 1_000 + n * day),
    utcOffsets: [
      { fromMs: from, minutes: minutes ?? 0 },
      { fromMs: from + (changeMs ?? 0), minutes: (minutes ?? 0) + (changeBy ?? 0) },
    ],
  };
}

function withoutUndefined(asked: {
  [Key in keyof HistoryFilter]: HistoryFilter[Key] | undefined;
}): HistoryFilter {
  const defined: HistoryFilter = {};
  for (const [key, value] of Object.entries(asked))
    if (value !== undefined) Object.assign(defined, { [key]: value });
  return defined;
}
