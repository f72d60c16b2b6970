import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  integer,
  option,
  record,
  string,
  subarray,
  type Arbitrary,
} from 'fast-check';
import { expect, test } from 'vitest';
import { directionCodes, originCodes, outcomeCodes } from '../../../src/adapters/history/codes.ts';
import type { Call } from '../../../src/core/call.ts';
import type { HistoryQuery } from '../../../src/core/ports/call-history.ts';
import { filedCall, idsIn, keep } from '../../contracts/filed-calls.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { historyFile, indexAll, openedHistory } from './history-folder.ts';

/** Few letters, so that much is found; the awkward ones among them. */
const letter = constantFrom(...Array.from('абвёеЁaAbß1234567 %_"*+-()\n\0İςΣ'), '😀', 'ﬁ', 'e\u0301', 'ж');
const text = string({ unit: letter, maxLength: 14 });
const maybe = option(text);
const sometimes = <T>(value: Arbitrary<T>) => option(value, { nil: undefined });

const calls = array(
  record({
    second: integer({ min: 0, max: 80 }),
    number: maybe,
    name: maybe,
    company: maybe,
    note: maybe,
    direction: constantFrom(...directionCodes.words),
    outcome: constantFrom(...outcomeCodes.words),
    origin: constantFrom(...originCodes.words),
  }),
  { maxLength: 60 },
);

const baseMs = filedCall('', 0).startedAtMs ?? 0;
const moment = integer({ min: -5, max: 90 }).map((second) => baseMs + second * 1000);
const query = record({
  text,
  directions: sometimes(subarray([...directionCodes.words])),
  outcomes: sometimes(subarray([...outcomeCodes.words])),
  origins: sometimes(subarray([...originCodes.words])),
  fromMs: sometimes(moment),
  untilMs: sometimes(moment),
  limit: integer({ min: 1, max: 200 }),
});

/** The same call with something else to find, so that the index holds what is no longer true. */
function exchanged(call: Call): Call {
  return { ...call, name: call.note, note: call.number, number: call.name, outcome: 'busy' };
}

/** Half of the calls are in the index when they are asked for, half are not yet. */
test('what is found is what looking at every call would find, indexed or not', async () => {
  await assert(
    asyncProperty(calls, array(query, { minLength: 5, maxLength: 20 }), async (kept, queries) => {
      const file = historyFile();
      const { history } = openedHistory({ file, synchronous: 'NORMAL' });
      const fake = memoryHistory();
      const all = kept.map(({ second, ...changes }, n) => filedCall(`${n}`, second, changes));
      const half = all.length / 2;
      for (const one of [history, fake]) await keep(one, ...all.slice(0, half));
      indexAll(file);
      for (const one of [history, fake])
        await keep(one, ...all.slice(half), ...all.slice(0, 5).map(exchanged));
      for (const asked of queries) {
        const defined = withoutUndefined(asked);
        expect(idsIn(await history.page(defined))).toEqual(idsIn(await fake.page(defined)));
      }
      await history.close();
    }),
    { numRuns: 60 },
  );
});

function withoutUndefined({
  limit,
  ...rest
}: { [Key in keyof HistoryQuery]: HistoryQuery[Key] | undefined }) {
  const query: HistoryQuery = { limit: limit ?? 1 };
  for (const [key, value] of Object.entries(rest))
    if (value !== undefined) Object.assign(query, { [key]: value });
  return query;
}
