import type { CallHistory } from '../../src/core/ports/call-history.ts';
import { benchRow, quantile, timesOf } from './bench-times.ts';
import type { BenchRow } from './bench-row.ts';

const dayMs = 86_400_000;
const asked = 20;

/** What looks at all of a million calls: statistics, a walk, erasing. The history is empty afterwards. */
export async function wholeHistory(history: CallHistory): Promise<BenchRow[]> {
  return [...(await statistics(history)), ...(await walk(history)), ...(await erasures(history))];
}

async function statistics(history: CallHistory): Promise<BenchRow[]> {
  const periods: Readonly<Record<string, readonly [number, number]>> = {
    'all twenty years': [Date.UTC(2006, 0), Date.UTC(2030, 0)],
    'two years': [Date.UTC(2010, 0), Date.UTC(2012, 0)],
    'a month': [Date.UTC(2010, 2), Date.UTC(2010, 3)],
  };
  const rows: BenchRow[] = [];
  for (const [name, [fromMs, untilMs]] of Object.entries(periods)) {
    const days = Math.min(400, Math.ceil((untilMs - fromMs) / dayMs));
    const dayStartsMs = Array.from({ length: days }, (_, n) => fromMs + (n * (untilMs - fromMs)) / days);
    const query = { fromMs, untilMs, dayStartsMs, utcOffsets: [{ fromMs: 0, minutes: 180 }] };
    const times = await timesOf(asked, () => history.statistics(query));
    const p95 = `p95 ${quantile(times, 0.95).toFixed(1)} ms`;
    const what = `a million calls: statistics of ${name}, median (${p95})`;
    rows.push(benchRow(what, quantile(times, 0.5), { unit: 'ms', most: 100 }));
  }
  return rows;
}

async function walk(history: CallHistory): Promise<BenchRow[]> {
  let mostMb = 0;
  const startMb = process.memoryUsage().rss / 1e6;
  const [ms = NaN] = await timesOf(1, async () => {
    for await (const page of history.walk({}))
      if (page.length > 0) mostMb = Math.max(mostMb, process.memoryUsage.rss() / 1e6);
  });
  return [
    benchRow('a million calls: walking through all', ms / 1000, { unit: 's', most: null }),
    benchRow('a million calls: memory a walk adds', Math.max(0, mostMb - startMb), { unit: 'MB', most: 60 }),
  ];
}

async function erasures(history: CallHistory): Promise<BenchRow[]> {
  const newest = async () => (await history.page({ limit: 1 })).calls.map(({ id }) => id);
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    'one call': async () => history.erase({ ids: await newest() }),
    'the oldest year': () => history.forgetBefore(Date.UTC(2007, 0)),
    everything: () => history.erase('everything'),
  };
  const rows: BenchRow[] = [];
  for (const [name, way] of Object.entries(ways)) {
    const { ms, longestBlockMs } = await withBlocks(way);
    const block = `event loop blocked for ${longestBlockMs.toFixed(0)} ms at most`;
    rows.push(benchRow(`a million calls: erasing ${name} (${block})`, ms / 1000, { unit: 's', most: null }));
  }
  return rows;
}

/** How long work took, and how long the event loop stood still at most meanwhile. */
async function withBlocks(work: () => Promise<unknown>) {
  let [lastMs, longestBlockMs] = [performance.now(), 0];
  const look = () => {
    longestBlockMs = Math.max(longestBlockMs, performance.now() - lastMs);
    lastMs = performance.now();
    looking = setImmediate(look);
  };
  let looking = setImmediate(look);
  const [ms = NaN] = await timesOf(1, work);
  clearImmediate(looking);
  return { ms, longestBlockMs };
}
