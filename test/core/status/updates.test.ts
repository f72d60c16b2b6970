import { describe, expect, test } from 'vitest';
import type { UpdateOffer } from '../../../src/core/ports/updater.ts';
import { createUpdates, type UpdateStatus } from '../../../src/core/status/updates.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { scriptedUpdater } from '../../fakes/scripted-updater.ts';

const hourMs = 60 * 60_000;
const ready: UpdateOffer = { kind: 'ready', version: '2.0.0' };

function rig(...offers: readonly UpdateOffer[]) {
  const updater = scriptedUpdater(...offers);
  const [timers, log, told, seen] = [manualTimers(), recordingLog(), [] as string[], [] as UpdateStatus[]];
  const world = { enabled: true, onCall: false };
  const updates = createUpdates({
    updater,
    enabled: () => world.enabled,
    isOnCall: () => world.onCall,
    changed: (status) => seen.push(status),
    tell: (version) => told.push(version),
    timers,
    random: () => 0,
    log,
  });
  return { updates, updater, timers, log, told, seen, world };
}

describe('updates', () => {
  test('are looked for some minutes after the start, and every few hours then', async () => {
    const { updater, timers } = rig({ kind: 'up-to-date' });
    timers.advance(4 * 60_000);
    expect(updater.checks()).toBe(0);
    timers.advance(60_000);
    await expect.poll(updater.checks).toBe(1);
    timers.advance(6 * hourMs);
    await expect.poll(updater.checks).toBe(2);
  });

  test('are told once when they are ready, and not looked for again', async () => {
    const { updates, updater, told, seen } = rig(ready);
    await updates.check();
    await updates.check();
    expect(seen).toEqual([{ kind: 'checking' }, { kind: 'downloading', version: '2.0.0' }, ready]);
    expect([told, updater.checks()]).toEqual([['2.0.0'], 1]);
  });

  test('are looked for once when two ask at a time', async () => {
    const { updates, updater } = rig({ kind: 'up-to-date' });
    await Promise.all([updates.check(), updates.check()]);
    expect(updater.checks()).toBe(1);
    expect(updates.status()).toEqual({ kind: 'up-to-date' });
  });

  test('are never installed by themselves, and on demand only when they are ready', async () => {
    const { updates, updater } = rig(ready);
    expect(updates.install()).toBe(false);
    await updates.check();
    expect(updater.installed()).toBe(false);
    expect(updates.install()).toBe(true);
    expect(updater.installed()).toBe(true);
  });

  test('wait until nobody is on the line', async () => {
    const { updates, updater, told, timers, world } = rig(ready);
    world.onCall = true;
    await updates.check();
    timers.advance(60_000);
    expect([updates.install(), updater.installed(), told]).toEqual([false, false, []]);
    world.onCall = false;
    timers.advance(60_000);
    expect(told).toEqual(['2.0.0']);
    expect(updates.install()).toBe(true);
  });

  test('that were told of already are not told of again', async () => {
    const { updates, told, timers, world } = rig(ready);
    world.onCall = true;
    await updates.check();
    world.onCall = false;
    timers.advance(10 * 60_000);
    expect(told).toEqual(['2.0.0']);
  });

  test('are off when nobody wants them, and nothing is asked then', async () => {
    const { updates, updater, world } = rig(ready);
    world.enabled = false;
    await updates.check();
    expect([updates.status(), updater.checks()]).toEqual([{ kind: 'off' }, 0]);
  });

  test('that cannot be had are no reason to bother anybody', async () => {
    const { updates, told, log } = rig({ kind: 'failed', detail: 'no network' }, ready);
    await updates.check();
    expect(updates.status()).toEqual({ kind: 'failed', detail: 'no network' });
    expect(log.lines).toMatchObject([{ level: 'info' }]);
    await updates.check();
    expect(told).toEqual(['2.0.0']);
  });

  test('leave nothing waiting when the program ends', async () => {
    const { updates, timers, world } = rig(ready);
    world.onCall = true;
    await updates.check();
    updates.close();
    expect(timers.pending()).toBe(0);
  });
});

test('updates that are off from the start say so', async () => {
  const { updater, timers, log } = rig();
  const updates = createUpdates({
    updater,
    enabled: () => false,
    isOnCall: () => false,
    changed: () => {},
    tell: () => {},
    timers,
    random: () => 0,
    log,
  });
  expect(updates.status()).toEqual({ kind: 'off' });
  await updates.check();
  expect(updater.checks()).toBe(0);
  const waiting = timers.pending();
  updates.close();
  expect(timers.pending()).toBe(waiting - 1);
});
