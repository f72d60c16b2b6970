import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../src/core/intake/delivery.ts';
import { parseDelivery } from '../../../src/core/intake/parse-delivery.ts';
import type { Rejected } from '../../../src/core/intake/verdict.ts';
import { objectionTo, type Session } from '../../../src/core/intake/verify-delivery.ts';
import { memberId, nowMs, operatorId, secondsAgo, start, token } from './bodies.ts';

const ageOf = (sentAtMs: number): number => nowMs - sentAtMs;
const session: Session = { memberId, applicationToken: token, operatorId };

function deliveryOf(body: unknown): Delivery {
  const parsed = parseDelivery(body);
  if (parsed.kind === 'malformed') throw new Error(parsed.problems.join());
  return parsed.delivery;
}

function objection(body: unknown, believed: Partial<Session> = {}): Rejected | null {
  const sameSecret = (presented: string, expected: string): boolean => presented === expected;
  return objectionTo(deliveryOf(body), { session: { ...session, ...believed }, ageOf, sameSecret });
}

const auth = { domain: 'some-domain.bitrix24.com', member_id: memberId, application_token: token };
const refused = {
  'wrong-token': [
    start({}, { auth: { ...auth, application_token: 'another' } }),
    start(
      {},
      { auth: { ...auth, application_token: 'another', member_id: 'another' }, ...secondsAgo(99_999) },
    ),
  ],
  'wrong-portal': [start({}, { auth: { ...auth, member_id: 'another' } })],
  'too-old': [start({}, secondsAgo(24 * 3_600 + 1)), start({}, secondsAgo(-24 * 3_600 - 1))],
} satisfies Record<Exclude<Rejected['reason'], 'malformed' | 'incomplete'>, unknown[]>;

describe('a delivery is not believed', () => {
  test.each(Object.entries(refused))('when it has the %s', (reason, bodies) => {
    for (const body of bodies) expect(objection(body)).toMatchObject({ reason });
  });

  test('while no portal is connected, whatever token it has', () => {
    expect(objection(start(), { applicationToken: null })).toEqual({ reason: 'wrong-token' });
    expect(
      objection(start({}, { auth: { ...auth, application_token: 'x' } }), { applicationToken: null }),
    ).toEqual({
      reason: 'wrong-token',
    });
  });
});

test('a delivery without a token is not believed while none is known', () => {
  const { event, sender } = deliveryOf(start());
  const nothingKnown = { ...session, applicationToken: null };
  const sameSecret = (presented: string, expected: string): boolean => presented === expected;
  const delivery = { event, sender: { ...sender, applicationToken: '' } };
  expect(objectionTo(delivery, { session: nothingKnown, ageOf, sameSecret })).toEqual({
    reason: 'wrong-token',
  });
});

describe('a delivery is believed', () => {
  test.each([0, 360, 3_720, 12 * 3_600, 14 * 3_600, 24 * 3_600])(
    'however late or early by the clock within a day: %d seconds',
    (seconds) => {
      expect(objection(start({}, secondsAgo(seconds)))).toBeNull();
      expect(objection(start({}, secondsAgo(-seconds)))).toBeNull();
    },
  );

  test('when it does not say when it was sent', () => {
    expect(objection({ event: 'ONCRMLEADADD', auth })).toBeNull();
  });

  test('whatever domain it names: a portal has aliases', () => {
    expect(objection(start({}, { auth: { ...auth, domain: 'alias.example' } }))).toBeNull();
  });

  test('from any portal that knows the token, until one is pinned', () => {
    expect(objection(start({}, { auth: { ...auth, member_id: 'first' } }), { memberId: null })).toBeNull();
  });

  test('only after every check has run, so that time tells a forger nothing', () => {
    const compared: string[][] = [];
    const sameSecret = (presented: string, expected: string): boolean =>
      compared.push([presented, expected]) < 0;
    const forged = start({}, { auth: { ...auth, application_token: 'x', member_id: 'y' } });
    expect(objectionTo(deliveryOf(forged), { session, ageOf, sameSecret })).toEqual({
      reason: 'wrong-token',
    });
    expect(compared).toEqual([
      ['x', token],
      ['y', memberId],
    ]);
  });
});
