/** A program that asks for the lock of a folder, prints what it got, and lives until it is killed. */
import { openInstanceLock } from '../../../src/adapters/instance-lock/sqlite-instance-lock.ts';

const lock = openInstanceLock(process.argv[2] ?? '');
process.stdout.write(lock.kind);
process.stdin.resume();
// Still reachable when the program ends, as it is in the shell: a collected lock would be a released one.
process.on('exit', () => lock.kind);
