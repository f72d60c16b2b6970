import { canAsk, type Check } from './doctor-ports.ts';

/** Deliveries are judged by the portal's clock; but what the operator reads, and https, live by the machine's. */
const worrisomeMs = 2 * 60_000;

export const checkSettings: Check<'settings'> = (ports) => {
  const { problems } = ports.settings();
  if (problems.length === 0) return { state: 'ok', code: 'ok' };
  const told = problems.map(({ key, message }) => (key === '' ? message : `${key} ${message}`));
  return { state: 'warning', code: 'wrong', values: { problems: told.join('; ') } };
};

export const checkClock: Check<'clock'> = async (ports) => {
  if (!canAsk(ports)) return { state: 'skipped', code: 'not-asked' };
  const { portal, clock, describe } = ports;
  const time = await portal().serverTimeMs();
  if (time.kind === 'failed') {
    return { state: 'skipped', code: 'unknown', values: { problem: describe(time.failure) } };
  }
  const offMs = Math.abs(clock.now() - time.value);
  const values = { seconds: String(Math.round(offMs / 1000)) };
  return offMs > worrisomeMs
    ? { state: 'warning', code: 'off', values }
    : { state: 'ok', code: 'ok', values };
};

export const checkListener: Check<'listener'> = async ({ listenerAnswers }) =>
  (await listenerAnswers()) ? { state: 'ok', code: 'ok' } : { state: 'failed', code: 'silent' };

export const checkHistory: Check<'history'> = async ({ historyTrouble }) => {
  const problem = await historyTrouble();
  return problem === null
    ? { state: 'ok', code: 'ok' }
    : { state: 'failed', code: 'unusable', values: { problem } };
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
