import { expect, test } from 'vitest';
import type { AppStatus } from '../../../src/core/status/app-status.ts';
import { whenSettled } from '../../../src/core/status/when-settled.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { settle } from '../portal/link-rig.ts';
import { statusWith } from '../tray/statuses.ts';

function rig(first: AppStatus) {
  const timers = manualTimers();
  const listeners = new Set<(status: AppStatus) => void>();
  let isSettled = false;
  const onStatus = (listener: (status: AppStatus) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  void whenSettled({ status: () => first, onStatus }, timers).then(() => (isSettled = true));
  return {
    timers,
    listeners,
    tell: (status: AppStatus) => listeners.forEach((listener) => listener(status)),
    async isSettled() {
      await settle();
      return isSettled;
    },
  };
}

const starting = statusWith({ reachability: { state: 'starting' } });

test('what is settled already is not waited for', async () => {
  expect(await rig(statusWith()).isSettled()).toBe(true);
});

test('both the tunnel and the portal are waited for, and nobody is followed afterwards', async () => {
  const { tell, isSettled, listeners, timers } = rig(starting);
  tell(statusWith({ portal: { state: 'connecting' } }));
  expect(await isSettled()).toBe(false);
  tell(statusWith({ reachability: { state: 'deaf' } }));
  expect([await isSettled(), listeners.size, timers.pending()]).toEqual([true, 0, 0]);
});

test('but not for ever', async () => {
  const { timers, isSettled } = rig(starting);
  timers.advance(44_999);
  expect(await isSettled()).toBe(false);
  timers.advance(1);
  expect(await isSettled()).toBe(true);
});
