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
    ask(times: number, untilMs = Number.POSITIVE_INFINITY) {
      for (let time = 0; time < times; time += 1)
        void bucket.turn(untilMs).then((mayGo) => (gone += mayGo ? 1 : 0));
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

test('who would come too late is told so, and takes no turn from others', async () => {
  const { bucket, ask, gone, pass } = rig();
  bucket.rest(5_000);
  ask(3, 4_000);
  ask(2);
  await pass(5_100);
  expect(gone()).toBe(2);
});
