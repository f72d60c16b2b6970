/** `npm run bench` prints the whole table; `npm run bench -- crash` or another name runs one part. */
import { deliveryThroughput } from './delivery-throughput.ts';
import { electronShell } from './electron.ts';
import { historySearch } from './history-search.ts';
import { longCrash } from './long-crash.ts';
import { noticeLatency } from './notice-latency.ts';
import { quietTunnel } from './quiet-tunnel.ts';
import { soak } from './soak.ts';
import { startUp } from './start-up.ts';
import { tunnelRepair } from './tunnel-repair.ts';
import { windowSpeed } from './window.ts';
import type { BenchRow } from './bench-row.ts';

const parts: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  start: startUp,
  delivery: deliveryThroughput,
  notice: noticeLatency,
  history: historySearch,
  tunnel: tunnelRepair,
  'quiet-tunnel': quietTunnel,
  window: windowSpeed,
  electron: electronShell,
  crash: longCrash,
  soak,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
const rows: BenchRow[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`measuring: ${name} …`);
  rows.push(...(await measure()));
}
console.table(rows);
