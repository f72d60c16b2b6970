import { expect, test } from 'vitest';
import { failing, opening } from '../../fakes/scripted-tunnel.ts';
import { home, keeperRig } from './keeper-rig.ts';

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

test('a quiet day: one tunnel, no notice, and never more than three timers', async () => {
  const rig = keeperRig();
  for (let minute = 0; minute < dayMinutes; minute += 1) {
    await rig.pass(minuteMs);
    expect(rig.timers.pending()).toBeLessThanOrEqual(3);
  }
  expect(rig.tunnel.counts.started).toBe(1);
  expect(rig.told).toEqual([]);
  expect(rig.probe.asked.length).toBeLessThanOrEqual(2 * dayMinutes + 1);
});

test('a day of a tunnel that comes and goes: told of as such, no leak, one tunnel at a time', async () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const rig = keeperRig({ random });
  for (let minute = 0; minute < dayMinutes; minute += 1) {
    if (minute % 3 === 0) {
      rig.tunnel.willCome(failing('unreachable'));
      rig.tunnel.breakDown('connection-lost');
      rig.probe.willBe(minute % 2 === 0 ? 'timed-out' : 'wrong-answer');
    }
    if (minute % 3 === 2) {
      rig.tunnel.willCome(opening(`https://number-${minute}.example`));
      rig.probe.willBe('heard');
    }
    await rig.pass(minuteMs);
    expect(rig.timers.pending()).toBeLessThanOrEqual(5);
    expect(rig.tunnel.counts.standing).toBeLessThanOrEqual(1);
  }
  expect(rig.tunnel.counts.mostStanding).toBe(1);
  expect(rig.told.map(({ notice }) => notice)).toEqual([
    ...['deaf', 'hearing-again', 'deaf', 'hearing-again'],
    'comes-and-goes',
  ]);

  rig.tunnel.willCome(opening(home));
  rig.probe.willBe('heard');
  await rig.pass(12 * minuteMs);
  expect(rig.keeper.status().state).toBe('hearing');
  expect(rig.told.at(-1)?.notice).toBe('hearing-again');
  const stopped = rig.keeper.stop();
  await rig.pass(250);
  await stopped;
  expect(rig.timers.pending()).toBe(0);
});
