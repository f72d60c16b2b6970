import { describe, expect, test } from 'vitest';
import { failing, opening } from '../../fakes/scripted-tunnel.ts';
import { home, keeperRig, startMs } from './keeper-rig.ts';

describe('a tunnel that works', () => {
  test('is starting until a probe came back, and hearing from then on', async () => {
    const rig = keeperRig();
    expect(rig.keeper.status()).toEqual({
      state: 'starting',
      reason: null,
      sinceMs: startMs,
      url: null,
      lastProbe: null,
    });
    await rig.pass(500);
    expect(rig.keeper.status()).toMatchObject({ state: 'hearing', reason: null, url: home });
    expect(rig.keeper.status().lastProbe).toMatchObject({ latencyMs: 120 });
    expect(rig.addresses).toEqual([home]);
  });

  test('is probed every 30 seconds, and the portal is not told its address again', async () => {
    const rig = keeperRig();
    await rig.pass(91_000);
    expect(rig.probe.asked).toEqual([home, home, home, home]);
    expect(rig.addresses).toEqual([home]);
    expect(rig.states).toEqual(['hearing']);
    const [first, ...later] = rig.changes;
    for (const { sinceMs } of later) expect(sinceMs).toBe(first?.sinceMs);
  });
});

describe('a tunnel that goes deaf without a word', () => {
  test('is degraded after one failed probe, and hearing again when the next comes back', async () => {
    const rig = keeperRig();
    await rig.pass(1_000);
    rig.probe.willBe('wrong-answer');
    await rig.pass(30_000);
    expect(rig.keeper.status()).toMatchObject({
      state: 'degraded',
      reason: { code: 'wrong-answer' },
      url: home,
    });
    rig.probe.willBe('heard');
    await rig.pass(2_000);
    expect(rig.states).toEqual(['hearing', 'degraded', 'hearing']);
    expect(rig.tunnel.counts.started).toBe(1);
  });

  test('is not deaf as long as no two probes in a row fail', async () => {
    const rig = keeperRig();
    await rig.pass(1_000);
    for (let round = 0; round < 5; round += 1) {
      rig.probe.willBe('unreachable');
      await rig.pass(30_000);
      rig.probe.willBe('heard');
      await rig.pass(2_000);
    }
    expect(new Set(rig.states)).toEqual(new Set(['hearing', 'degraded']));
    expect(rig.probe.asked).toHaveLength(11);
  });

  test('is deaf after two failed probes, closed, and built again', async () => {
    const rig = keeperRig();
    await rig.pass(1_000);
    rig.probe.willBe('unreachable');
    await rig.pass(32_000);
    expect(rig.keeper.status()).toMatchObject({ state: 'deaf', reason: { code: 'unreachable' }, url: null });
    expect(rig.tunnel.counts.standing).toBe(0);
    rig.probe.willBe('heard');
    await rig.pass(2_000);
    expect(rig.keeper.status()).toMatchObject({ state: 'hearing', url: home });
    expect(rig.tunnel.counts).toEqual({ started: 2, standing: 1, mostStanding: 1 });
  });

  test('with the relay frozen right after a probe, is noticed and told within 65 seconds, once', async () => {
    const rig = keeperRig();
    await rig.pass(30_500);
    expect(rig.probe.asked).toHaveLength(2);
    const frozenAtMs = rig.elapsedMs();
    rig.probe.willBe('timed-out');
    rig.tunnel.willCome(null);
    await rig.pass(53_000);
    expect(rig.keeper.status().state).toBe('deaf');
    await rig.pass(10 * 60_000);
    expect(rig.told).toHaveLength(1);
    expect(rig.told[0]?.notice).toBe('deaf');
    expect((rig.told[0]?.afterMs ?? 0) - frozenAtMs).toBeLessThanOrEqual(65_000);
  });
});

describe('repair', () => {
  test('begins at once when the tunnel itself says that it broke, and takes under 15 seconds after the relay returned', async () => {
    const rig = keeperRig({ random: () => 1 });
    await rig.pass(1_000);
    rig.tunnel.willCome(failing('unreachable'));
    rig.tunnel.breakDown('connection-lost');
    expect(rig.keeper.status()).toMatchObject({ state: 'deaf', reason: { code: 'connection-lost' } });
    await rig.pass(10 * 60_000);
    rig.tunnel.willCome(opening('https://other.example'));
    await rig.pass(15_000);
    expect(rig.keeper.status()).toMatchObject({ state: 'hearing', url: 'https://other.example' });
    expect(rig.addresses).toEqual([home, 'https://other.example']);
  });

  test('is tried ever more rarely, up to once a minute', async () => {
    const rig = keeperRig({ script: failing('refused'), random: () => 1 });
    await rig.pass(60 * 60_000);
    const { started } = rig.tunnel.counts;
    await rig.pass(60 * 60_000);
    expect(rig.tunnel.counts.started - started).toBe(60);
  });

  test('of a tunnel that held for a minute is quick again', async () => {
    const rig = keeperRig({ script: failing('unreachable') });
    await rig.pass(60_000);
    rig.tunnel.willCome(opening(home));
    await rig.pass(100_000);
    expect(rig.keeper.status().state).toBe('hearing');
    const { started } = rig.tunnel.counts;
    rig.tunnel.breakDown('program-ended');
    await rig.pass(2_000);
    expect(rig.tunnel.counts.started).toBe(started + 1);
  });

  test('of a tunnel that breaks again and again gets slower', async () => {
    const rig = keeperRig();
    for (let second = 0; second < 600; second += 1) {
      await rig.pass(1_000);
      if (rig.keeper.status().state === 'hearing') rig.tunnel.breakDown('connection-lost');
    }
    expect(rig.tunnel.counts.started).toBeLessThan(70);
  });

  test('waits until the broken tunnel is closed, for two would fight for one name', async () => {
    const rig = keeperRig();
    await rig.pass(1_000);
    const { promise: closed, resolve: close } = Promise.withResolvers<void>();
    rig.tunnel.closesOnlyAfter(closed);
    rig.tunnel.breakDown('program-ended');
    await rig.pass(8_000);
    expect(rig.tunnel.counts).toEqual({ started: 1, standing: 1, mostStanding: 1 });
    close();
    await rig.pass(2_000);
    expect(rig.tunnel.counts).toEqual({ started: 2, standing: 1, mostStanding: 1 });
  });

  test('is not tried where the user wants no tunnel, and nobody is told', async () => {
    const rig = keeperRig({ script: failing('no-tunnel') });
    await rig.pass(10 * 60_000);
    rig.keeper.recheck('network');
    await rig.pass(1_000);
    expect(rig.keeper.status()).toMatchObject({ state: 'deaf', reason: { code: 'no-tunnel' } });
    expect(rig.tunnel.counts.started).toBe(1);
    expect(rig.told).toEqual([]);
  });

  test('a first probe that fails does not make a starting tunnel degraded', async () => {
    const rig = keeperRig();
    rig.probe.willBe('unreachable');
    await rig.pass(1_000);
    rig.probe.willBe('heard');
    await rig.pass(2_000);
    expect(rig.states).toEqual(['hearing']);
  });
});

describe('notices', () => {
  test('are not given for a repair that is done within a minute', async () => {
    const rig = keeperRig();
    await rig.pass(1_000);
    rig.tunnel.willCome(failing('unreachable'));
    rig.tunnel.breakDown('connection-lost');
    await rig.pass(40_000);
    rig.tunnel.willCome(opening(home));
    await rig.pass(5 * 60_000);
    expect(rig.told).toEqual([]);
  });

  test('say once that we are deaf, and once that it is over', async () => {
    const rig = keeperRig({ script: failing('unreachable') });
    await rig.pass(30 * 60_000);
    rig.tunnel.willCome(opening(home));
    await rig.pass(30 * 60_000);
    expect(rig.told.map(({ notice }) => notice)).toEqual(['deaf', 'hearing-again']);
    expect(rig.told[0]?.afterMs).toBe(60_000);
  });

  test('say of a second outage, and of its end, what they said of the first', async () => {
    const rig = keeperRig();
    const outage = async (): Promise<void> => {
      rig.tunnel.willCome(failing('unreachable'));
      rig.tunnel.breakDown('connection-lost');
      await rig.pass(2 * 60_000);
      rig.tunnel.willCome(opening(home));
      await rig.pass(2 * 60_000);
    };
    await rig.pass(1_000);
    await outage();
    await outage();
    expect(rig.told.map(({ notice }) => notice)).toEqual(['deaf', 'hearing-again', 'deaf', 'hearing-again']);
  });

  test('wait for a new minute when the machine wakes, for the network is never there at once', async () => {
    const rig = keeperRig({ script: failing('unreachable') });
    await rig.pass(50_000);
    rig.keeper.recheck('wake');
    await rig.pass(50_000);
    expect(rig.told).toEqual([]);
    await rig.pass(15_000);
    expect(rig.told).toHaveLength(1);
    rig.keeper.recheck('wake');
    await rig.pass(20 * 60_000);
    expect(rig.told).toHaveLength(1);
  });
});

describe('an address that somebody else keeps', () => {
  const fixed = { kind: 'open', url: home, isFixed: true } as const;

  test('stays ours while the probe fails; the portal is told it, and nothing is rebuilt', async () => {
    const rig = keeperRig({ script: fixed });
    rig.probe.willBe('unreachable');
    await rig.pass(5 * 60_000);
    expect(rig.keeper.status()).toMatchObject({ state: 'deaf', reason: { code: 'unreachable' }, url: home });
    expect(rig.tunnel.counts.started).toBe(1);
    expect(rig.addresses).toEqual([home]);
    expect(rig.told.map(({ notice }) => notice)).toEqual(['deaf']);
  });

  test('is heard again soon after it leads here again, however long it did not', async () => {
    const rig = keeperRig({ script: fixed, random: () => 1 });
    rig.probe.willBe('unreachable');
    await rig.pass(10 * 60_000);
    rig.probe.willBe('heard');
    await rig.pass(15_000);
    expect(rig.keeper.status()).toMatchObject({ state: 'hearing', url: home });
    expect(rig.told.map(({ notice }) => notice)).toEqual(['deaf', 'hearing-again']);
  });
});

test('a tunnel by which deliveries come is left alone, whatever the probe says', async () => {
  const rig = keeperRig({ heardOtherwise: true });
  await rig.pass(1_000);
  rig.probe.willBe('timed-out');
  await rig.pass(5 * 60_000);
  expect(rig.keeper.status()).toMatchObject({ state: 'degraded', url: home });
  expect([rig.tunnel.counts.started, rig.told]).toEqual([1, []]);
});
