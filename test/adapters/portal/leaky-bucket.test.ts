import { expect, test } from 'vitest';
import { createLeakyBucket } from '../../../src/adapters/portal/leaky-bucket.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';

function rig() {
  const [clock, timers] = [manualClock(0), manualTimers()];
  const bucket = createLeakyBucket(clock, timers);
  let gone = 0;
  return {
    bucket,
    gone: () => gone,
    ask(times: number) {
      for (let time = 0; time < times; time += 1) void bucket.turn().then(() => (gone += 1));
    },
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 100) {
        clock.pass(100);
        timers.advance(100);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

test('a burst goes at once, the rest at the portal’s pace', async () => {
  const { ask, gone, pass } = rig();
  ask(20);
  await pass(100);
  expect(gone()).toBe(10);
  await pass(2_000);
  expect(gone()).toBe(14);
  await pass(10_000);
  expect(gone()).toBe(20);
});

test('nobody goes while the portal says it is full', async () => {
  const { bucket, ask, gone, pass } = rig();
  bucket.rest(5_000);
  ask(3);
  await pass(4_900);
  expect(gone()).toBe(0);
  await pass(300);
  expect(gone()).toBe(3);
});
