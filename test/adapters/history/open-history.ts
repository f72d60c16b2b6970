/** A program that opens the history given to it, says so, and lives until it is killed. */
import { openSqliteHistory } from '../../../src/adapters/history/sqlite-history.ts';

const log = { debug() {}, info() {}, warn: console.error, error: console.error };
openSqliteHistory({ file: process.argv[2] ?? '', keepNumbers: () => true, log });
setInterval(() => {}, 1_000_000);
console.log('open');
