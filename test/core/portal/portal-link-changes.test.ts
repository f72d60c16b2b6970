import { describe, expect, test } from 'vitest';
import { wantedEvents } from '../../../src/core/portal/subscriptions.ts';
import { connectedRig, here, linkRig, path, settle, signedIn, startMs, there } from './link-rig.ts';

const rowsAt = (handlerUrl: string, events: readonly string[] = wantedEvents) =>
  events.map((event) => ({ event, handlerUrl, authType: 1269 }));

describe('another public address', () => {
  test('is bound at once, and the old rows go', async () => {
    const rig = await connectedRig();
    rig.link.handlerChanged(there);
    await rig.pass(5_000);
    expect(rig.portal.rows).toEqual(rowsAt(there));
    expect(rig.states).toEqual(['connecting', 'connected', 'connecting', 'connected']);
    expect(rig.kept.proven).toBe(there);
  });

  test('that is the same one costs nothing', async () => {
    const rig = await connectedRig();
    const asked = rig.portal.asked.length;
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    expect(rig.portal.asked).toHaveLength(asked);
  });

  test('several in a shower are one piece of work, and the latest wins', async () => {
    const rig = await connectedRig();
    const asked = rig.portal.asked.length;
    for (const name of ['a', 'b', 'c']) rig.link.handlerChanged(`https://${name}.example/b24/${path}`);
    await rig.pass(5_000);
    expect(rig.portal.rows).toEqual(rowsAt(`https://c.example/b24/${path}`));
    expect(rig.portal.asked.slice(asked).filter((each) => each === 'profile')).toHaveLength(1);
  });

  test.each(['profile', 'appInfo', 'subscriptions', 'scopes', 'bind', 'unbind', 'raiseTest'] as const)(
    'overtakes the work on the old one, even when it stands still in %s',
    async (method) => {
      const rig = linkRig();
      rig.portal.rows = rowsAt(`https://old.example/b24/${path}`);
      const letGo = rig.portal.hold(method);
      await rig.link.start();
      rig.link.handlerChanged(here);
      await rig.pass(5_000);
      rig.link.handlerChanged(there);
      await rig.pass(5_000);
      letGo();
      await rig.pass(5_000);
      expect(rig.portal.rows).toEqual(rowsAt(there));
      expect([rig.link.status().state, rig.kept.proven]).toEqual(['connected', there]);
    },
  );

  test('ends the wait for a test that was sent to the old one', async () => {
    const rig = linkRig();
    rig.tests = () => {};
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    const [old] = rig.portal.nonces;
    rig.link.handlerChanged(there);
    rig.link.testArrived(old ?? '');
    expect(rig.link.status().state).toBe('connecting');
    rig.tests = (nonce) => rig.link.testArrived(nonce);
    await rig.pass(5_000);
    expect(rig.link.status().state).toBe('connected');
  });

  test('is remembered while nobody is signed in', async () => {
    const rig = linkRig({ secrets: {} });
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.secrets.set(signedIn);
    await rig.link.signedIn(false);
    await rig.pass(1_000);
    expect(rig.portal.rows).toEqual(rowsAt(here));
  });
});

describe('signing in', () => {
  test('to another application forgets the token of the one before', async () => {
    const rig = linkRig({ secrets: { ...signedIn, applicationToken: 'old' } });
    await rig.link.signedIn(true);
    expect((await rig.secrets.read()).applicationToken).toBeNull();
    await rig.link.signedIn(false);
    expect(rig.link.status().state).toBe('connecting');
  });

  test('to the same one keeps it', async () => {
    const rig = linkRig({ secrets: { ...signedIn, applicationToken: 'old' } });
    await rig.link.signedIn(false);
    expect((await rig.secrets.read()).applicationToken).toBe('old');
  });
});

describe('signing out', () => {
  test('unbinds what is ours and forgets everything but the client secret', async () => {
    const rig = await connectedRig();
    const other = { event: 'ONVOXIMPLANTCALLSTART', handlerUrl: 'https://else.example/x', authType: 0 };
    rig.portal.rows.push(other);
    await rig.link.signOut();
    expect(rig.portal.rows).toEqual([other]);
    expect(await rig.secrets.read()).toEqual({
      applicationToken: null,
      accessToken: null,
      refreshToken: null,
      incomingWebhookUrl: null,
      clientSecret: 'CS',
    });
    expect([rig.link.status().state, rig.kept.forgotten, rig.timers.pending()]).toEqual(['signed-out', 1, 0]);
    expect(rig.link.awaitedNonce()).toBeNull();
  });

  test('does not wait longer than a quarter of a minute for the portal, and lets no more rows go then', async () => {
    const rig = await connectedRig();
    const letGo = rig.portal.hold('unbind');
    const left = rig.link.signOut();
    await rig.pass(15_000);
    await left;
    expect((await rig.secrets.read()).refreshToken).toBeNull();
    letGo();
    await settle();
    expect(rig.portal.rows).toHaveLength(4);
  });

  test('succeeds when the portal cannot be asked', async () => {
    const rig = await connectedRig();
    rig.portal.fail('subscriptions', 'unreachable');
    await rig.link.signOut();
    expect(rig.link.status().state).toBe('signed-out');
  });

  test('waits for a binding that is under way, which would otherwise stay behind', async () => {
    const rig = linkRig();
    const letGo = rig.portal.hold('bind');
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    const left = rig.link.signOut();
    await settle();
    letGo();
    await left;
    expect(rig.portal.rows).toEqual([]);
  });
});

test('a stopped link does nothing more', async () => {
  const rig = await connectedRig();
  rig.link.stop();
  const asked = rig.portal.asked.length;
  rig.link.handlerChanged(there);
  rig.link.reconnect();
  await rig.pass(60_000);
  expect([rig.portal.asked.length, rig.timers.pending()]).toEqual([asked, 0]);
});

test('the state says since when, and that does not change while it holds', async () => {
  const rig = await connectedRig();
  const { sinceMs } = rig.link.status();
  expect(sinceMs).toBeGreaterThan(startMs);
  await rig.pass(9 * 60 * 60_000);
  expect(rig.link.status()).toMatchObject({ state: 'connected', sinceMs });
});

test('the doctor’s round trip joins the one under way, or makes its own', async () => {
  const rig = await connectedRig();
  expect(await rig.link.roundTrip(20_000)).toMatchObject({ kind: 'returned' });
  expect(rig.portal.nonces).toHaveLength(2);
});

test('work that was called off while it waited for its turn is not begun', async () => {
  const rig = linkRig();
  const letGo = rig.portal.hold('profile');
  await rig.link.start();
  await rig.pass(16_000);
  rig.link.handlerChanged(here);
  await rig.pass(5_000);
  rig.link.stop();
  letGo();
  await rig.pass(5_000);
  expect(rig.portal.asked).toEqual(['profile']);
});

test('a test that comes late for the doctor says nothing new of a link that is connected', async () => {
  const rig = await connectedRig();
  rig.tests = () => {};
  const asked = rig.link.roundTrip(20_000);
  await rig.pass(30_000);
  expect(await asked).toEqual({ kind: 'lost' });
  rig.link.testArrived(rig.portal.nonces.at(-1) ?? '');
  expect(rig.states).toEqual(['connecting', 'connected']);
});
