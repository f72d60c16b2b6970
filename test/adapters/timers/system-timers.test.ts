import { execFile } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { systemTimers } from '../../../src/adapters/timers/system-timers.ts';
import { timersContract } from '../../contracts/timers-contract.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';

timersContract('the system’s timers', () => ({
  timers: systemTimers,
  pass: (ms) => wait(ms),
  now: () => performance.now(),
}));

timersContract('the fake', () => {
  const timers = manualTimers();
  let nowMs = 0;
  return {
    timers,
    async pass(ms) {
      for (let step = 0; step < ms; step++) {
        nowMs += 1;
        timers.advance(1);
      }
    },
    now: () => nowMs,
  };
});

test('a waiting task does not keep the program alive', async () => {
  const module = fileURLToPath(new URL('../../../src/adapters/timers/system-timers.ts', import.meta.url));
  const program = `import { systemTimers } from ${JSON.stringify(module)};
    systemTimers.after(3_600_000, () => {}); systemTimers.after(2 ** 40, () => {}); console.log('waiting');`;
  const words = ['--input-type=module', '--eval', program];
  expect((await promisify(execFile)(process.execPath, words)).stdout).toBe('waiting\n');
});
