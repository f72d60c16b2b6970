import { describe, expect, test } from 'vitest';
import { planFor, wantedEvents } from '../../../src/core/portal/subscriptions.ts';
import { connectedRig, here, linkRig, path, signedIn, there, type LinkRig } from './link-rig.ts';

const rowsAt = (handlerUrl: string, events: readonly string[] = wantedEvents) =>
  events.map((event) => ({ event, handlerUrl, authType: 1269 }));

describe('from the start to the first call', () => {
  test('who nobody signed in for is signed out, and the portal is not asked', async () => {
    const rig = linkRig({ secrets: {} });
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(60_000);
    expect(rig.states).toEqual(['signed-out']);
    expect([rig.portal.asked, rig.timers.pending()]).toEqual([[], 0]);
  });

  test('it learns who the operator is, binds the five events, and is connected when the test comes back', async () => {
    const rig = await connectedRig();
    expect(rig.states).toEqual(['connecting', 'connected']);
    expect(rig.portal.rows).toEqual(rowsAt(here));
    expect(rig.link.status()).toEqual({
      mode: 'app',
      domain: 'company.bitrix24.com',
      operator: { id: '1269', name: 'Anna' },
      state: 'connected',
      failure: null,
      sinceMs: expect.any(Number),
    });
    expect(rig.kept).toMatchObject({ operatorId: '1269', proven: here });
  });

  test('it never binds what would offer us as an outgoing line', async () => {
    const rig = await connectedRig();
    expect(rig.portal.asked.join()).not.toContain('ONEXTERNALCALLSTART');
  });

  test('what is bound already is not bound again, and scopes are then of no interest', async () => {
    const rig = linkRig();
    rig.portal.rows = rowsAt(here);
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    expect(rig.portal.asked).toEqual([
      ...['profile', 'serverTimeMs', 'appInfo', 'subscriptions'],
      ...[`bind ONAPPTEST ${here}`, 'raiseTest', `unbind ONAPPTEST ${here}`],
    ]);
    expect(rig.link.status().state).toBe('connected');
  });

  test('rows of our own old addresses go; those of other people and other computers stay', async () => {
    const rig = linkRig();
    const others = [
      ...rowsAt('https://else.example/b24/ffffffffffffffffffffffffffffffff'),
      ...rowsAt(`https://crm.example/hook?from=/b24/${path}x`, ['ONVOXIMPLANTCALLSTART']),
    ];
    rig.portal.rows = [...others, ...rowsAt(there), ...rowsAt(here, ['ONEXTERNALCALLSTART'])];
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    expect(rig.portal.rows).toEqual([...others, ...rowsAt(here)]);
  });

  test('an old row that cannot be removed is no reason to fail', async () => {
    const rig = linkRig();
    rig.portal.rows = rowsAt(there);
    rig.portal.fail('unbind', 'forbidden');
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    expect(rig.link.status().state).toBe('connected');
  });

  test('without a public address it finds out who the operator is, and waits', async () => {
    const rig = linkRig();
    await rig.link.start();
    await rig.pass(20_000);
    expect(rig.states).toEqual(['connecting']);
    expect(rig.link.status().operator).toEqual({ id: '1269', name: 'Anna' });
    expect([rig.portal.rows, rig.timers.pending()]).toEqual([[], 0]);
  });

  test('an address that comes before the files are read is used', async () => {
    const rig = linkRig();
    rig.link.handlerChanged(here);
    await rig.link.start();
    await rig.pass(5_000);
    expect(rig.link.status().state).toBe('connected');
  });

  test('another user than before is the operator from now on', async () => {
    const rig = await connectedRig({ operatorId: '7' });
    expect(rig.kept.operatorId).toBe('1269');
  });
});

describe('an address that was proven before the program stopped', () => {
  const known = { ...signedIn, applicationToken: 'T' };

  test('is trusted at once, and looked at within half an hour', async () => {
    const rig = linkRig({ proven: here, operatorId: '1269', secrets: known });
    rig.portal.rows = rowsAt(here);
    await rig.link.start();
    rig.link.handlerChanged(here);
    expect(rig.states).toEqual(['connecting', 'connected']);
    await rig.pass(14 * 60_000);
    expect(rig.portal.asked).toEqual([]);
    await rig.pass(16 * 60_000);
    expect(rig.portal.asked).toHaveLength(7);
    expect(rig.states).toEqual(['connecting', 'connected']);
  });

  test.each([
    ['another address', { proven: there, operatorId: '1269', secrets: known }],
    ['no application token', { proven: here, operatorId: '1269' }],
    ['nobody who is the operator', { proven: here, secrets: known }],
  ])('is not when there is %s', async (_, options) => {
    const rig = linkRig(options);
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    expect(rig.portal.rows).toHaveLength(5);
  });

  test('is not trusted once the portal has been looked at', async () => {
    const rig = linkRig({ proven: here, operatorId: '1269', secrets: known });
    rig.portal.info = { ...rig.portal.info, installed: false };
    await rig.link.start();
    await rig.pass(16_000);
    expect(rig.link.status().state).toBe('not-installed');
    rig.link.handlerChanged(here);
    expect(rig.link.status().state).toBe('connecting');
  });
});

describe('the test, which brings a refresh token through the tunnel', () => {
  const known = { ...signedIn, applicationToken: 'T' };
  const boundTests = (rig: LinkRig): number =>
    rig.portal.rows.filter(({ event }) => event === 'ONAPPTEST').length;

  test('is bound only while a proof is under way', async () => {
    const rig = linkRig();
    const whileRaised: number[] = [];
    rig.tests = (nonce) => {
      whileRaised.push(boundTests(rig));
      rig.link.testArrived(nonce);
    };
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    expect([whileRaised, boundTests(rig), rig.kept.proven]).toEqual([[1], 0, here]);
    expect(await rig.link.roundTrip(20_000)).toMatchObject({ kind: 'returned' });
    expect([whileRaised, boundTests(rig), rig.kept.proven]).toEqual([[1, 1], 0, here]);
  });

  test.each([
    ['lost', (rig: LinkRig) => (rig.tests = () => {})],
    ['refused', (rig: LinkRig) => rig.portal.fail('raiseTest', 'portal-trouble')],
  ])('goes when it was %s, too', async (_how, spoil) => {
    const rig = linkRig({ proven: here });
    spoil(rig);
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(70_000);
    expect([rig.link.status().state, boundTests(rig), rig.kept.proven]).toEqual(['failed', 0, here]);
  });

  test('that an earlier program was killed with goes at the next start, which trusts no address then', async () => {
    const killed = linkRig({ proven: here, operatorId: '1269', secrets: known });
    killed.tests = () => {};
    await killed.link.start();
    killed.link.handlerChanged(here);
    await killed.pass(3_600_000);
    killed.link.reconnect();
    await killed.pass(5_000);
    expect([boundTests(killed), killed.kept.proven]).toEqual([1, null]);

    const rig = linkRig({ proven: killed.kept.proven, operatorId: '1269', secrets: known });
    rig.portal.rows = [...killed.portal.rows];
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    expect([rig.link.status().state, boundTests(rig), rig.kept.proven]).toEqual(['connected', 0, here]);
  });

  test('that could not be taken back is taken back within minutes, and nothing counts as proven until then', async () => {
    const rig = linkRig();
    rig.portal.fail('unbind', 'unreachable');
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    expect([rig.link.status().state, boundTests(rig), rig.kept.proven]).toEqual(['connected', 1, null]);
    rig.portal.fail('unbind', null);
    await rig.pass(15 * 60_000);
    expect([rig.link.status().state, boundTests(rig), rig.kept.proven]).toEqual(['connected', 0, here]);
  });

  test('of another proof that is under way is left to that one', async () => {
    const rig = await connectedRig();
    rig.tests = () => {};
    const proof = rig.link.roundTrip(20_000);
    await rig.pass(250);
    const { missing, leftovers } = planFor(rig.portal.rows, { handlerUrl: here, path });
    expect([boundTests(rig), missing, leftovers]).toEqual([1, [], []]);
    expect(planFor(rig.portal.rows, { handlerUrl: there, path }).leftovers).toHaveLength(6);
    await rig.pass(20_000);
    expect(await proof).toEqual({ kind: 'lost' });
    expect(boundTests(rig)).toBe(0);
  });

  test('is not asked for without an address to bring it to', async () => {
    const rig = linkRig();
    await rig.link.start();
    expect(await rig.link.roundTrip(20_000)).toMatchObject({
      kind: 'failed',
      failure: { why: 'unreachable' },
    });
    expect(rig.portal.asked).toEqual([]);
  });
});
