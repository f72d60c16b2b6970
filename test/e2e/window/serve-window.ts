/** `node test/e2e/window/serve-window.ts [calls]`: the built window on a made-up history, to be looked at in a browser. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteHistory } from '../../../src/adapters/history/sqlite-history.ts';
import { sampleCalls } from './sample-calls.ts';
import { startWindowHost } from './window-host.ts';

const folder = mkdtempSync(join(tmpdir(), 'offhook-window-'));
const log = { debug() {}, info() {}, warn: console.error, error: console.error };
const { history } = openSqliteHistory({
  file: join(folder, 'history.db'),
  keepNumbers: () => true,
  log,
  synchronous: 'NORMAL',
});
const calls = sampleCalls(Number(process.argv[2] ?? 3_000), Date.now());
await Promise.all(calls.map((call) => history.amend(call, () => call)));
const host = await startWindowHost(history, folder);
console.log(host.link());
