/** The link with nothing made up but the portal itself: real REST adapter, real listener, real deliveries over HTTP. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startHttpListener, type HttpListener } from '../../../src/adapters/http-listener/http-listener.ts';
import { sameSecret } from '../../../src/adapters/secrets/constant-time.ts';
import { systemClock } from '../../../src/adapters/timers/system-clock.ts';
import { systemTimers } from '../../../src/adapters/timers/system-timers.ts';
import { createIntake } from '../../../src/core/intake/intake.ts';
import { createPortalClock } from '../../../src/core/portal/portal-clock.ts';
import { createPortalLink, type PortalLink } from '../../../src/core/portal/portal-link.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import type { Verdict } from '../../../src/core/intake/verdict.ts';
import { portalRig, signedIn, type PortalRig } from '../../adapters/portal/portal-rig.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { path } from './link-rig.ts';

/** Two dozen requests at two a second, on a machine that has other things to do. */
const patient = { timeout: 40_000 };
vi.setConfig({ testTimeout: 120_000 });

let rig: PortalRig;
let link: PortalLink;
let listener: HttpListener;
let verdicts: Verdict[];
let secretsNow: { applicationToken: string | null };

beforeEach(async () => {
  rig = await portalRig();
  verdicts = [];
  secretsNow = { applicationToken: null };
  let operatorId: string | null = null;
  const shared = { sameSecret, log: rig.log };
  const clock = createPortalClock(rig.portal, systemClock);
  link = createPortalLink({
    ...{ ...shared, portal: rig.portal, path, timers: systemTimers, clock: systemClock, random: () => 0 },
    settings: () => ({ mode: 'app', domain: rig.demo.domain, operatorId }),
    secrets: {
      read: () => rig.secrets.read(),
      async set(patch) {
        await rig.secrets.set(patch);
        secretsNow = await rig.secrets.read();
      },
    },
    keepOperator: (id) => void (operatorId = id),
    forgetPortal: () => void (operatorId = null),
    proven: { read: () => null, keep() {} },
    measureClock: clock.measure,
    newNonce: () => randomBytes(16).toString('hex'),
    changed() {},
  });
  const intake = createIntake({
    ...{ ...shared, app: link, history: memoryHistory(), clock, deskNow: systemClock.now, pinPortal() {} },
    session: () => ({ memberId: rig.demo.memberId, operatorId, ...secretsNow }),
    rules: () => readSettings({}).settings.notifications,
  });
  listener = await startHttpListener({
    ...{ ...shared, port: 0, path, intake, publicUrls: () => [], refused: () => {}, alive: () => '' },
    answered: (verdict) => verdicts.push(verdict),
  });
});
afterEach(async () => {
  link.stop();
  await listener.close();
  await rig.demo.close();
});

async function connect(): Promise<void> {
  await signedIn(rig);
  await link.signedIn(true);
  link.handlerChanged(listener.url);
  await expect.poll(() => link.status().state, patient).toBe('connected');
}

test('after a sign-in it learns the token from its own test, and believes calls', async () => {
  await connect();
  expect(secretsNow.applicationToken).toBe(rig.demo.app.applicationToken);
  expect(link.status().operator).toMatchObject({ id: rig.demo.operatorId });
  await rig.demo.calls.incoming({ number: '+79161234567' }).start();
  await expect.poll(() => verdicts.at(-1)?.kind, patient).toBe('accepted');
});

test('an update that brings another token is believed, and everything is bound again', async () => {
  await connect();
  const before = secretsNow.applicationToken;
  await rig.demo.admin.update({ newApplicationToken: true });
  await expect.poll(() => secretsNow.applicationToken, patient).toBe(rig.demo.app.applicationToken);
  expect(secretsNow.applicationToken).not.toBe(before);
  await expect.poll(() => link.status().state, patient).toBe('connected');
  await rig.demo.calls.incoming({ number: '+79161234567' }).start();
  await expect.poll(() => verdicts.at(-1)?.kind, patient).toBe('accepted');
});

test('an installation is believed without a token when the portal confirms it', async () => {
  await signedIn(rig);
  await rig.demo.admin.install(listener.url);
  await expect.poll(() => secretsNow.applicationToken, patient).toBe(rig.demo.app.applicationToken);
});

test('a removal signs out, and nothing is believed afterwards', async () => {
  await connect();
  await rig.demo.admin.uninstall();
  await expect.poll(() => link.status().state, patient).toBe('signed-out');
  expect(link.status().failure?.code).toBe('ONAPPUNINSTALL');
  await expect.poll(() => secretsNow.applicationToken, patient).toBeNull();
});

test('an application that is not installed completely is told as that', async () => {
  rig.demo.admin.set({ installed: false });
  await signedIn(rig);
  await link.signedIn(true);
  link.handlerChanged(listener.url);
  await expect.poll(() => link.status().state, patient).toBe('not-installed');
});
