import { expect, test } from 'vitest';
import type { AppStatus } from '../../../src/core/status/app-status.ts';
import type { CaughtUp } from '../../../src/core/portal/catch-up.ts';
import { followGaps } from '../../../src/core/portal/follow-gaps.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { settle } from './link-rig.ts';
import { statusWith } from '../tray/statuses.ts';

const caughtUp = { kind: 'caught-up', added: 0, completed: 0 } as const;

function following(outcomes: readonly CaughtUp[]) {
  const timers = manualTimers();
  let runs = 0;
  let tell: (status: AppStatus) => void = () => {};
  const gaps = followGaps({
    onStatus(listener) {
      tell = listener;
      return () => (tell = () => {});
    },
    catchUp: () => Promise.resolve(outcomes[runs++] ?? caughtUp),
    timers,
    random: () => 0,
  });
  return {
    gaps,
    timers,
    runs: () => runs,
    tell: (status: AppStatus) => tell(status),
    async pass(ms: number) {
      timers.advance(ms);
      await settle();
    },
  };
}

const owed = { kind: 'not-possible', againInMs: 90_000 } as const;
const reachability = statusWith();

test('what the portal would not say is asked for again when it said, until it does', async () => {
  const { runs, tell, pass, timers } = following([owed, owed]);
  tell(reachability);
  await pass(5_000);
  expect(runs()).toBe(1);
  await pass(89_999);
  expect(runs()).toBe(1);
  await pass(1);
  await pass(90_000);
  expect([runs(), timers.pending()]).toEqual([3, 0]);
});

test.each<CaughtUp>([caughtUp, { kind: 'forbidden' }, { kind: 'not-possible', againInMs: null }])(
  'after $kind the next occasion is waited for',
  async (outcome) => {
    const { gaps, runs, tell, pass, timers } = following([outcome]);
    tell(reachability);
    await pass(5_000);
    expect([runs(), timers.pending()]).toEqual([1, 0]);
    gaps.woke();
    await pass(5_000);
    expect(runs()).toBe(2);
  },
);

test('a newer occasion takes the place of what was owed, and closing ends both', async () => {
  const { gaps, runs, tell, pass, timers } = following([owed, owed]);
  tell(reachability);
  await pass(5_000);
  gaps.woke();
  expect(timers.pending()).toBe(1);
  timers.advance(5_000);
  gaps.close();
  await settle();
  expect([runs(), timers.pending()]).toEqual([2, 0]);
});
