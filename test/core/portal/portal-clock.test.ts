import { expect, test } from 'vitest';
import { createPortalClock } from '../../../src/core/portal/portal-clock.ts';
import type { Answer } from '../../../src/core/ports/portal.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { settle } from './link-rig.ts';
import { failureOf } from './small-portal.ts';

const startMs = 1_800_000_000_000;

function clockOf() {
  const machine = manualClock(startMs);
  const portal = { aheadMs: 0, travelMs: 0, asked: 0, fails: false };
  const clock = createPortalClock(
    () => ({
      async serverTimeMs(): Promise<Answer<number>> {
        portal.asked += 1;
        machine.pass(portal.travelMs);
        const value = machine.now() + portal.aheadMs;
        return portal.fails ? { kind: 'failed', failure: failureOf('unreachable') } : { kind: 'ok', value };
      },
    }),
    machine,
  );
  return { machine, portal, clock };
}

test('it is the machine’s clock until the portal has been asked', async () => {
  const { clock, portal } = clockOf();
  expect([clock.now(), clock.offsetMs()]).toEqual([startMs, null]);
  portal.fails = true;
  await clock.measure();
  expect(clock.offsetMs()).toBeNull();
});

test('it is as far ahead as the portal is, however long the answer travelled', async () => {
  const { clock, portal, machine } = clockOf();
  Object.assign(portal, { aheadMs: 90_000, travelMs: 4_000 });
  await clock.measure();
  expect(clock.offsetMs()).toBe(90_000);
  expect(clock.now()).toBe(machine.now() + 90_000);
});

test('the median of the last five counts', async () => {
  const { clock, portal } = clockOf();
  for (const aheadMs of [900_000, 800_000, 1_000, 99_000, 3_000, 2_000, -50_000]) {
    portal.aheadMs = aheadMs;
    await clock.measure();
  }
  expect(clock.offsetMs()).toBe(2_000);
});

test('a machine whose clock was set is compared with the portal anew, once a minute at most', async () => {
  const { clock, portal, machine } = clockOf();
  for (let times = 0; times < 3; times += 1) await clock.measure();
  machine.pass(120_000);
  machine.pass(3_600_000, false);
  portal.aheadMs = -3_600_000;
  clock.now();
  clock.now();
  expect(portal.asked).toBe(4);
  await settle();
  expect(clock.offsetMs()).toBe(-3_600_000);
  expect(clock.now()).toBe(machine.now() - 3_600_000);
  expect(portal.asked).toBe(4);
});
