import { deskClockOf } from '../timing/desk-clock.ts';
import { canAsk, type Check, type DoctorPorts, type Finding } from './doctor-ports.ts';

export const checkSettings: Check<'settings'> = (ports) => {
  const { problems } = ports.settings();
  if (problems.length === 0) return { state: 'ok', code: 'ok' };
  const told = problems.map(({ key, message }) => (key === '' ? message : `${key} ${message}`));
  return { state: 'warning', code: 'wrong', values: { problems: told.join('; ') } };
};

export const checkClock: Check<'clock'> = async (ports) => {
  if (!canAsk(ports)) return byDeliveries(ports) ?? { state: 'skipped', code: 'not-asked' };
  const { portal, clock, describe } = ports;
  const time = await portal().serverTimeMs();
  if (time.kind === 'failed') {
    const values = { problem: describe(time.failure) };
    return byDeliveries(ports) ?? { state: 'skipped', code: 'unknown', values };
  }
  const aheadMs = clock.now() - time.value;
  const { state, span } = deskClockOf({ aheadMs, perhapsAheadMs: null });
  return state === 'ahead' || state === 'behind'
    ? { state: 'warning', code: state, values: { span: ports.describeSpan(span) } }
    : { state: 'ok', code: 'ok', values: { seconds: String(Math.round(Math.abs(aheadMs) / 1000)) } };
};

/** Where the portal cannot be asked, its deliveries tell. */
function byDeliveries({ deskClock, describeSpan }: DoctorPorts): Finding<'clock'> | null {
  const { state, span } = deskClock();
  if (state === 'unknown') return null;
  return state === 'right'
    ? { state: 'ok', code: 'heard' }
    : { state: 'warning', code: state, values: { span: describeSpan(span) } };
}

export const checkListener: Check<'listener'> = async ({ listenerAnswers }) =>
  (await listenerAnswers()) ? { state: 'ok', code: 'ok' } : { state: 'failed', code: 'silent' };

export const checkHistory: Check<'history'> = async ({ historyTrouble, withheld }) => {
  const problem = await historyTrouble();
  if (problem !== null) return { state: 'failed', code: 'unusable', values: { problem } };
  const count = withheld();
  return count > 0
    ? { state: 'warning', code: 'withheld', values: { count: String(count) } }
    : { state: 'ok', code: 'ok' };
};

export const checkNotifier: Check<'notifier'> = async ({ settings, tryNotice }) => {
  if (!settings().settings.notifications.enabled) return { state: 'warning', code: 'off' };
  const outcome = await tryNotice();
  switch (outcome.kind) {
    case 'shown':
      return { state: 'ok', code: 'ok' };
    case 'failed':
      return { state: 'warning', code: 'failed', values: { detail: outcome.detail } };
    case 'timed-out':
    case 'too-many':
      return { state: 'warning', code: outcome.kind };
  }
};
