import { describe, expect, test } from 'vitest';
import { filedAtMs, outcomeOf, type Call } from '../../../src/core/call/call.ts';
import { callAfter } from '../../../src/core/intake/correlate.ts';
import type { CallEvent } from '../../../src/core/intake/delivery.ts';
import { parseDelivery } from '../../../src/core/intake/parse-delivery.ts';
import { occasionOf } from '../../../src/core/notices/notice-rules.ts';
import { createPendingCalls } from '../../../src/core/intake/pending-calls.ts';
import { builtInCall, end, init, nowMs, operatorId, restAppCall, secondsAgo, start } from './bodies.ts';

function eventOf(body: unknown): CallEvent {
  const parsed = parseDelivery(body);
  const event = parsed.kind === 'readable' ? parsed.delivery.event : null;
  if (event === null || !('callId' in event)) throw new Error('no call event');
  return event;
}

/** What is kept of the call after these deliveries. */
function after(...bodies: readonly unknown[]): Call | null {
  const pending = createPendingCalls();
  return bodies.map(eventOf).reduce<Call | null>((current, event) => {
    pending.remember(event, nowMs);
    return callAfter(current, event, { operatorId, nowMs, pending: pending.recall(event) }) ?? current;
  }, null);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

const complete = {
  callId: builtInCall,
  operatorId,
  direction: 'incoming',
  outcome: 'answered',
  number: '+79161234567',
  line: 'reg133788',
  rangAtMs: nowMs - 20_000,
  startedAtMs: nowMs - 10_000,
  endedAtMs: nowMs,
  durationS: 78,
  failedCode: '200',
};
const three = [init({}, secondsAgo(20)), start({}, secondsAgo(10)), end()];

describe('INIT, START and END become one call', () => {
  test.each(permutations(three).map((order) => [order.map((body) => body['event']).join(' '), order]))(
    '%s',
    (_, order) => {
      expect(after(...order)).toMatchObject(complete);
    },
  );

  test.each(permutations(three).map((order) => [order.map((body) => body['event']).join(' '), order]))(
    'twice over: %s',
    (_, order) => {
      expect(after(...order, ...order)).toEqual(after(...order));
    },
  );

  test('START alone says who, and that somebody is on the line', () => {
    expect(after(start())).toMatchObject({
      outcome: 'connected',
      number: null,
      direction: 'unknown',
      rangAtMs: null,
    });
  });

  test('INIT alone is nobody’s call yet', () => {
    expect(after(init())).toBeNull();
  });

  test('the company’s own number is kept beside the client’s', () => {
    expect(after(init(), start())).toMatchObject({ number: '+79161234567', companyNumber: '+4930111222' });
  });

  test('a second START of our own changes nothing; a colleague’s neither', () => {
    const first = after(start({}, secondsAgo(9)));
    expect(after(start({}, secondsAgo(9)), start())).toEqual(first);
    expect(after(start({}, secondsAgo(9)), start({ USER_ID: '7' }))).toEqual(first);
  });

  test('a call that a colleague started first is ours once we start it', () => {
    expect(after(init(), start({ USER_ID: '7' }), start())).toMatchObject({
      operatorId,
      outcome: 'connected',
    });
  });

  test('a START that comes after the END, and after a restart, does not open the call again', () => {
    const ended = after(init({}, secondsAgo(20)), end());
    const context = { operatorId, nowMs, pending: { init: null, end: null } };
    expect(callAfter(ended, eventOf(start({}, secondsAgo(10))), context)).toEqual({
      ...ended,
      startedAtMs: nowMs - 10_000,
    });
  });

  test('a number that END leaves out stays known', () => {
    expect(after(init(), start(), end({ PHONE_NUMBER: null, CALL_TYPE: null }))).toMatchObject({
      number: '+79161234567',
      direction: 'incoming',
    });
  });
});

describe('whose call it is', () => {
  test('a colleague’s call leaves no trace, from INIT to END', () => {
    expect(after(init(), start({ USER_ID: '7' }), end({ PORTAL_USER_ID: '7' }))).toBeNull();
  });

  test('an END without an operator is nobody’s', () => {
    expect(after(init(), end({ PORTAL_USER_ID: null }))).toBeNull();
  });

  test('END without START for our operator is a missed call, with the number INIT or END gave', () => {
    const missed = { CALL_FAILED_CODE: '304', CALL_DURATION: '0' };
    expect(after(end(missed))).toMatchObject({
      outcome: 'missed',
      startedAtMs: null,
      number: '+79161234567',
    });
    expect(after(init(), end({ ...missed, PHONE_NUMBER: null }))).toMatchObject({ number: '+79161234567' });
  });

  test('a call we took and passed on to a colleague stays ours and answered', () => {
    expect(after(init(), start(), end({ PORTAL_USER_ID: '7' }))).toMatchObject({
      outcome: 'answered',
      operatorId,
    });
  });

  test('a colleague’s END that came before our START still ends the call', () => {
    expect(after(end({ PORTAL_USER_ID: '7' }), start())).toMatchObject({
      outcome: 'answered',
      durationS: 78,
    });
  });
});

describe('calls of a REST app, whose START means ringing', () => {
  const CALL_ID = restAppCall;

  test('ring until END', () => {
    expect(after(start({ CALL_ID }))).toMatchObject({ outcome: 'ringing', viaRestApp: true });
    expect(after(start({ CALL_ID }), end({ CALL_ID }))).toMatchObject({ outcome: 'answered' });
  });

  test('taken by a colleague are elsewhere, not missed and not ours', () => {
    expect(after(start({ CALL_ID }), end({ CALL_ID, PORTAL_USER_ID: '7' }))).toMatchObject({
      outcome: 'elsewhere',
    });
  });

  test('INIT tells of the REST app when the id does not, even after START', () => {
    const app = { REST_APP_ID: '12' };
    expect(after(start(), init(app))).toMatchObject({ outcome: 'ringing', viaRestApp: true });
    expect(after(init(app), start())).toMatchObject({ outcome: 'ringing', viaRestApp: true });
  });
});

describe('when', () => {
  test('a call is filed under the earliest moment known of it', () => {
    const call = after(...three);
    expect(call && filedAtMs(call)).toBe(nowMs - 20_000);
  });

  test.each([
    ['2026-03-12T10:59:00+01:00', nowMs - 60_000],
    ['2026-03-12T12:00:00+01:00', null],
    ['2001-01-01T00:00:00+01:00', null],
  ])('CALL_START_DATE %s is believed when it can be true', (CALL_START_DATE, rangAtMs) => {
    expect(after(end({ CALL_START_DATE }))).toMatchObject({ rangAtMs });
  });

  test('a call heard of more than two minutes late is marked', () => {
    expect(after(start({}, secondsAgo(120)))).toMatchObject({ origin: 'live' });
    expect(after(start({}, secondsAgo(121)))).toMatchObject({ origin: 'late' });
  });
});

describe('how it ended', () => {
  test.each([
    ['200', 'answered', 'answered'],
    ['304', 'missed', 'no-answer'],
    ['603', 'declined', 'declined'],
    ['603-S', 'missed', 'cancelled'],
    ['486', 'missed', 'busy'],
    ['480', 'missed', 'no-answer'],
    ['403', 'missed', 'failed'],
    ['404', 'missed', 'failed'],
    ['484', 'missed', 'failed'],
    ['503', 'missed', 'failed'],
    ['402', 'missed', 'failed'],
    ['423', 'missed', 'failed'],
    ['OTHER', 'missed', 'failed'],
    ['408', 'missed', 'failed'],
    ['487', 'missed', 'failed'],
    ['500', 'missed', 'failed'],
    ['486-S', 'missed', 'failed'],
    ['603-s', 'missed', 'cancelled'],
    [' 200 ', 'answered', 'answered'],
    ['constructor', 'missed', 'failed'],
    ['', 'missed', 'failed'],
  ] as const)('code %s: incoming %s, outgoing %s', (code, incoming, outgoing) => {
    for (const durationS of [0, null])
      expect([outcomeOf('incoming', code, durationS), outcomeOf('outgoing', code, durationS)]).toEqual([
        incoming,
        outgoing,
      ]);
  });

  test.each([
    ['304', 'missed'],
    ['480', 'missed'],
    ['OTHER', 'failed'],
    ['500', 'failed'],
    ['200', 'answered'],
  ] as const)('code %s of an incoming call that lasted: %s', (code, incoming) => {
    expect(outcomeOf('incoming', code, 7)).toBe(incoming);
  });

  test('only a caller can fail to get through', () => {
    for (const direction of ['outgoing', 'callback', 'announcement', 'unknown'] as const)
      expect(outcomeOf(direction, 'OTHER', 0)).toBe('failed');
  });

  test.each(['402', '403', '404', '408', '423', '484', '487', '500', '503', 'OTHER', '799'])(
    'the operator hears of a client who did not get through for code %s',
    (code) => {
      const call = after(end({ CALL_FAILED_CODE: code, CALL_DURATION: '0', CALL_TYPE: '2' }));
      expect(call).toMatchObject({ outcome: 'missed', failedCode: code });
      expect(call && occasionOf(null, call)).toBe('missed');
    },
  );

  test('without a code, a call that lasted was answered and one that did not was missed', () => {
    expect(after(end({ CALL_FAILED_CODE: null }))).toMatchObject({ outcome: 'answered', failedCode: null });
    expect(after(end({ CALL_FAILED_CODE: null, CALL_DURATION: null }))).toMatchObject({ outcome: 'missed' });
  });
});

describe('what waits in memory', () => {
  test('is forgotten after two hours', () => {
    const pending = createPendingCalls();
    const waiting = eventOf(init());
    pending.remember(waiting, nowMs);
    expect(pending.recall(waiting).init).toEqual(waiting);
    pending.remember(eventOf(start({ CALL_ID: 'another' })), nowMs + 2 * 60 * 60_000);
    expect(pending.recall(waiting)).toEqual({ init: null, end: null });
  });

  test('is at most 5,000 calls, the newest', () => {
    const pending = createPendingCalls();
    const calls = Array.from({ length: 5_001 }, (_, index) => eventOf(init({ CALL_ID: `call ${index}` })));
    for (const call of calls) pending.remember(call, nowMs);
    expect(calls.filter((call) => pending.recall(call).init !== null)).toEqual(calls.slice(1));
  });

  test('belongs to its portal: the same id of another portal is another call', () => {
    const pending = createPendingCalls();
    const waiting = eventOf(init());
    pending.remember(waiting, nowMs);
    expect(pending.recall({ ...waiting, memberId: 'another' }).init).toBeNull();
  });
});
