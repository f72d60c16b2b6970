import { describe, expect, test } from 'vitest';
import { failing, opening } from '../../fakes/scripted-tunnel.ts';
import { home, keeperRig } from './keeper-rig.ts';

describe('a nudge', () => {
  test.each(['wake', 'unlock', 'network'] as const)('by %s probes at once', async (cause) => {
    const rig = keeperRig();
    await rig.pass(10_000);
    expect(rig.probe.asked).toHaveLength(1);
    rig.keeper.recheck(cause);
    expect(rig.probe.asked).toHaveLength(2);
  });

  test('in a shower of them counts once', async () => {
    const rig = keeperRig();
    await rig.pass(10_000);
    for (let count = 0; count < 20; count += 1) rig.keeper.recheck('network');
    await rig.pass(500);
    expect(rig.probe.asked).toHaveLength(2);
  });

  test('does not wait for the back-off', async () => {
    const rig = keeperRig({ script: failing('unreachable') });
    await rig.pass(5 * 60_000);
    const { started } = rig.tunnel.counts;
    rig.keeper.recheck('network');
    await rig.pass(250);
    expect(rig.tunnel.counts.started).toBe(started + 1);
  });

  test('does not start a second tunnel beside one that is starting', async () => {
    const rig = keeperRig({ script: null });
    await rig.pass(1_000);
    rig.keeper.recheck('network');
    await rig.pass(1_000);
    expect(rig.tunnel.counts.started).toBe(1);
  });

  test('by a network that stirs without end cannot put off the verdict', async () => {
    const rig = keeperRig();
    await rig.pass(1_000);
    rig.probe.willBe('timed-out');
    for (let count = 0; count < 10; count += 1) {
      rig.keeper.recheck('network');
      await rig.pass(3_000);
    }
    expect(rig.states).toContain('deaf');
  });

  test('by a wake gives up a question from before the sleep', async () => {
    const rig = keeperRig();
    await rig.pass(1_000);
    rig.probe.willBe('timed-out');
    rig.keeper.recheck('network');
    await rig.pass(4_000);
    rig.probe.willBe('heard');
    rig.keeper.recheck('wake');
    await rig.pass(20_000);
    expect(rig.probe.asked).toHaveLength(3);
    expect(rig.states).toEqual(['hearing']);
  });
});

describe('sleep', () => {
  test.each([
    ['stands still', false],
    ['goes on', true],
  ])('is noticed by the clocks alone, where the monotonic one %s', async (_what, goesOn) => {
    const rig = keeperRig();
    await rig.pass(6_000);
    rig.sleep(3_600_000, goesOn);
    await rig.pass(5_000);
    expect(rig.probe.asked).toHaveLength(2);
  });

  test('is noticed, too, when the clock is put back meanwhile', async () => {
    const rig = keeperRig();
    await rig.pass(6_000);
    rig.sleep(3_600_000, true);
    rig.sleep(-3_600_000, false);
    await rig.pass(5_000);
    expect(rig.probe.asked).toHaveLength(2);
  });

  test('is not imagined when the clock is put back, or a timer is late by some seconds', async () => {
    const rig = keeperRig();
    await rig.pass(6_000);
    rig.sleep(-3_600_000, false);
    await rig.pass(5_000);
    rig.sleep(9_000, true);
    await rig.pass(5_000);
    expect(rig.probe.asked).toHaveLength(1);
  });
});

describe('pause', () => {
  test('closes the tunnel and asks nothing until resume', async () => {
    const rig = keeperRig();
    await rig.pass(1_000);
    await rig.keeper.pause();
    expect(rig.keeper.status()).toMatchObject({ state: 'paused', reason: null, url: null });
    expect(rig.tunnel.counts.standing).toBe(0);
    await rig.keeper.pause();
    rig.keeper.recheck('wake');
    await rig.pass(10 * 60_000);
    expect(rig.probe.asked).toHaveLength(1);
    expect(rig.told).toEqual([]);
    rig.keeper.resume();
    rig.keeper.resume();
    await rig.pass(500);
    expect(rig.keeper.status()).toMatchObject({ state: 'hearing', url: home });
    expect(rig.tunnel.counts.started).toBe(2);
    expect(rig.states).toEqual(['hearing', 'paused', 'starting', 'hearing']);
  });

  test('right after resume leaves nothing behind', async () => {
    const rig = keeperRig();
    await rig.pass(1_000);
    await rig.keeper.pause();
    rig.keeper.resume();
    const paused = rig.keeper.pause();
    await rig.pass(60_000);
    await paused;
    expect(rig.tunnel.counts).toMatchObject({ started: 1, standing: 0 });
    expect(rig.keeper.status().state).toBe('paused');
  });

  test('is a new beginning: quick retries, and a new minute until anybody is told', async () => {
    const rig = keeperRig({ script: failing('unreachable') });
    await rig.pass(50_000);
    await rig.keeper.pause();
    await rig.pass(5 * 60_000);
    rig.keeper.resume();
    const { started } = rig.tunnel.counts;
    await rig.pass(2_000);
    expect(rig.tunnel.counts.started).toBe(started + 2);
    await rig.pass(50_000);
    expect(rig.told).toEqual([]);
    await rig.pass(10_000);
    expect(rig.told).toHaveLength(1);
  });

  test('while deaf is followed by a notice once calls can arrive again: the last one read has to be true', async () => {
    const rig = keeperRig({ script: failing('unreachable') });
    await rig.pass(2 * 60_000);
    await rig.keeper.pause();
    rig.tunnel.willCome(opening(home));
    rig.keeper.resume();
    await rig.pass(60_000);
    expect(rig.told.map(({ notice }) => notice)).toEqual(['deaf', 'hearing-again']);
  });
});

describe('stop', () => {
  test.each([
    ['hearing', opening(home)],
    ['starting', null],
    ['deaf', failing('timed-out')],
  ])('while %s leaves no tunnel, no timer and no way back', async (state, script) => {
    const rig = keeperRig({ script });
    await rig.pass(5_000);
    expect(rig.keeper.status().state).toBe(state);
    const stopped = rig.keeper.stop();
    await rig.pass(250);
    await stopped;
    expect(rig.timers.pending()).toBe(0);
    expect(rig.tunnel.counts.standing).toBe(0);
    const { started } = rig.tunnel.counts;
    rig.keeper.resume();
    await rig.pass(60_000);
    expect(rig.tunnel.counts.started).toBe(started);
    expect(rig.timers.pending()).toBe(0);
  });

  test('while a probe is under way does not act on its answer', async () => {
    const rig = keeperRig();
    rig.probe.willBe('timed-out');
    await rig.pass(1_000);
    const stopped = rig.keeper.stop();
    await rig.pass(20_000);
    await stopped;
    expect(rig.states).toEqual(['paused']);
  });

  test('a tunnel that breaks after it was given up is no news', async () => {
    const rig = keeperRig();
    await rig.pass(1_000);
    await rig.keeper.pause();
    rig.tunnel.breakDown('connection-lost');
    expect(rig.keeper.status().state).toBe('paused');
  });
});
