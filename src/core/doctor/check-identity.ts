import { canAsk, isAppMode, passed, type Check, type DoctorPorts, type Finding } from './doctor-ports.ts';

export const checkSignIn: Check<'sign-in'> = (ports) =>
  isAppMode(ports) ? signedInToApp(ports) : signedInByWebhook(ports);

async function signedInToApp({ portal, describe }: DoctorPorts): Promise<Finding<'sign-in'>> {
  const profile = await portal().profile();
  if (profile.kind === 'ok') return { state: 'ok', code: 'ok', values: { name: profile.value.name } };
  if (profile.failure.why === 'signed-out') return { state: 'failed', code: 'signed-out' };
  return { state: 'failed', code: 'failed', values: { problem: describe(profile.failure) } };
}

async function signedInByWebhook(ports: DoctorPorts): Promise<Finding<'sign-in'>> {
  const { applicationToken, operatorId } = ports.session();
  if (applicationToken === null) return { state: 'failed', code: 'no-token' };
  if (!ports.hasIncomingWebhook()) {
    return operatorId === null
      ? { state: 'failed', code: 'operator-unknown' }
      : { state: 'ok', code: 'operator-set', values: { id: operatorId } };
  }
  const profile = await ports.portal().profile();
  if (profile.kind === 'ok') return { state: 'ok', code: 'ok', values: { name: profile.value.name } };
  const values = { problem: ports.describe(profile.failure) };
  return operatorId === null
    ? { state: 'failed', code: 'failed', values }
    : { state: 'warning', code: 'webhook-failed', values };
}

/** What Bitrix24 tells of when a call connects; without it there is nothing to announce. */
const callEvent = 'ONVOXIMPLANTCALLSTART';

export const checkScopes: Check<'scopes'> = async (ports, found) => {
  if (!canAsk(ports) || !passed(found, 'sign-in')) return { state: 'skipped', code: 'not-asked' };
  const scopes = await ports.portal().scopes();
  const isApp = isAppMode(ports);
  if (scopes.kind === 'failed') {
    const values = { problem: ports.describe(scopes.failure) };
    return { state: isApp ? 'failed' : 'warning', code: 'failed', values };
  }
  const values = { scopes: scopes.value.join(', ') };
  const hasTelephony = scopes.value.includes('telephony');
  if (!isApp) {
    return hasTelephony
      ? enough(scopes.value, 'unneeded-webhook')
      : { state: 'warning', code: 'no-names', values };
  }
  if (!hasTelephony) return { state: 'failed', code: 'missing', values };
  const events = await ports.portal().events();
  if (events.kind === 'failed') {
    return { state: 'failed', code: 'failed', values: { problem: ports.describe(events.failure) } };
  }
  return events.value.includes(callEvent)
    ? enough(scopes.value, 'unneeded')
    : { state: 'failed', code: 'no-call-events' };
};

/** Deliveries carry a token with whatever was granted, through the tunnel (bitrix24.md 3.2). `basic` is granted to everybody. */
function enough(granted: readonly string[], code: 'unneeded' | 'unneeded-webhook'): Finding<'scopes'> {
  const unneeded = granted.filter((scope) => scope !== 'telephony' && scope !== 'basic');
  return unneeded.length === 0
    ? { state: 'ok', code: 'ok', values: { scopes: granted.join(', ') } }
    : { state: 'warning', code, values: { unneeded: unneeded.join(', ') } };
}

export const checkInstalled: Check<'installed'> = async (ports, found) => {
  if (!isAppMode(ports)) return { state: 'skipped', code: 'webhook' };
  if (!passed(found, 'sign-in')) return { state: 'skipped', code: 'not-asked' };
  const info = await ports.portal().appInfo();
  if (info.kind === 'failed') {
    return { state: 'failed', code: 'failed', values: { problem: ports.describe(info.failure) } };
  }
  if (!info.value.installed) return { state: 'failed', code: 'not-installed' };
  return info.value.paymentExpired ? { state: 'failed', code: 'unpaid' } : { state: 'ok', code: 'ok' };
};
