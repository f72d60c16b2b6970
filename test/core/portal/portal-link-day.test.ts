import { expect, test } from 'vitest';
import { manualClock } from '../../fakes/manual-clock.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { connectedRig, here, linkRig, path, settle, signedIn, startMs } from './link-rig.ts';

const minuteMs = 60_000;

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test('a quiet day: a look every working day or so, and one timer', async () => {
  const rig = await connectedRig();
  const asked = rig.portal.asked.length;
  for (let minute = 0; minute < 24 * 60; minute += 10) {
    await rig.pass(10 * minuteMs);
    expect(rig.timers.pending()).toBe(1);
  }
  expect(rig.portal.asked.length - asked).toBe(3 * 7);
  expect(rig.link.status().state).toBe('connected');
});

test('a row that somebody removed comes back', async () => {
  const rig = await connectedRig();
  rig.portal.rows = rig.portal.rows.slice(1);
  await rig.pass(10 * 60 * minuteMs);
  expect(rig.portal.rows).toHaveLength(5);
  expect(rig.states).toEqual(['connecting', 'connected']);
});

test('a wild day: addresses, updates and failures in any order leave the latest address bound, and no timer behind', async () => {
  const random = seeded(11);
  const rig = linkRig({ random });
  await rig.link.start();
  let url = here;
  const wild = [
    () => rig.link.handlerChanged((url = `https://n${Math.floor(random() * 1e6)}.example/b24/${path}`)),
    () => rig.link.happened('app-updated'),
    () => rig.portal.fail('bind', 'portal-trouble'),
    () => rig.portal.fail('bind', null),
    () => rig.portal.fail('profile', random() < 0.5 ? 'unreachable' : null),
    () => (rig.tests = (nonce) => (random() < 0.5 ? rig.link.testArrived(nonce) : undefined)),
    () => rig.link.testArrived(rig.portal.nonces.at(-2) ?? ''),
    () => rig.link.reconnect(),
  ];
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    wild[Math.floor(random() * wild.length)]?.();
    await rig.pass(minuteMs * random());
    expect(rig.timers.pending()).toBeLessThanOrEqual(2);
  }
  rig.portal.fail('bind', null);
  rig.portal.fail('profile', null);
  rig.tests = (nonce) => rig.link.testArrived(nonce);
  rig.link.handlerChanged((url = here));
  await rig.pass(10 * minuteMs);
  expect(rig.link.status().state).toBe('connected');
  expect(rig.portal.rows.map(({ handlerUrl }) => handlerUrl)).toEqual(Array(5).fill(url));
  rig.link.stop();
  expect(rig.timers.pending()).toBe(0);
});

test('five hundred desktops that start in the same second stay under the bucket they share', async () => {
  const random = seeded(3);
  const [timers, clock] = [manualTimers(), manualClock(startMs)];
  const known = { ...signedIn, applicationToken: 'T' };
  const options = { timers, clock, random, proven: here, operatorId: '1269', secrets: known };
  const desktops = Array.from({ length: 500 }, () => linkRig(options));
  const bound = (await connectedRig()).portal.rows;
  for (const rig of desktops) {
    rig.portal.rows = [...bound];
    await rig.link.start();
    rig.link.handlerChanged(here);
  }
  let [level, highest, before] = [0, 0, 0];
  for (let second = 0; second < 61 * 60; second += 1) {
    clock.pass(1_000);
    timers.advance(1_000);
    await settle();
    const asked = desktops.reduce((sum, { portal }) => sum + portal.asked.length, 0);
    level = Math.max(0, level - 2) + asked - before;
    before = asked;
    highest = Math.max(highest, level);
  }
  expect(before).toBe(3_500);
  expect(highest).toBeLessThanOrEqual(50);
  expect(desktops.every(({ link }) => link.status().state === 'connected')).toBe(true);
});
