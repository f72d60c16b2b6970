import { describe, expect, test } from 'vitest';
import { callAfter } from '../../../src/core/intake/correlate.ts';
import type { Call } from '../../../src/core/call/call.ts';
import type { HookOccasion } from '../../../src/core/hooks/hook-schema.ts';
import { occasionsOf } from '../../../src/core/hooks/occasions.ts';
import { parseDelivery } from '../../../src/core/intake/parse-delivery.ts';
import { createPendingCalls } from '../../../src/core/intake/pending-calls.ts';
import { end, init, nowMs, operatorId, restAppCall, secondsAgo, start } from '../intake/bodies.ts';
import { callOf, missed } from '../call/calls.ts';

/** What the deliveries of one call call for, one after the other. */
function occasionsIn(...bodies: readonly unknown[]): readonly (readonly HookOccasion[])[] {
  const pending = createPendingCalls();
  let before: Call | null = null;
  return bodies.map((body) => {
    const parsed = parseDelivery(body);
    if (parsed.kind !== 'readable' || !('callId' in parsed.delivery.event)) throw new Error('no call event');
    const { event } = parsed.delivery;
    pending.remember(event, nowMs);
    const after = callAfter(before, event, { operatorId, nowMs, pending: pending.recall(event) });
    if (after === null) return [];
    const occasions = occasionsOf({ before, after });
    before = after;
    return occasions;
  });
}

const pbx = { CALL_ID: restAppCall };
const lost = { CALL_FAILED_CODE: '304', CALL_DURATION: '0' };

describe('what a call calls for', () => {
  test.each([
    ['built-in telephony', [init(), start(), end()], [[], ['answered'], ['ended']]],
    [
      'with every delivery twice',
      [start(), start(), init(), init(), end(), end()],
      [['answered'], [], [], [], ['ended'], []],
    ],
    ['that nobody took', [init(), end(lost)], [[], ['ended', 'missed']]],
    ['of a PBX', [init(pbx), start(pbx), end(pbx)], [[], ['ringing'], ['ended']]],
    ['of a PBX that nobody took', [start(pbx), end({ ...pbx, ...lost })], [['ringing'], ['ended', 'missed']]],
    ['whose END came first', [end(), start()], [['ended'], []]],
    ['heard of too late', [start({}, secondsAgo(200)), end()], [[], ['ended']]],
    ['missed while the machine slept', [end(lost, secondsAgo(4_000))], [['ended', 'missed']]],
  ])('%s', (_, bodies, occasions) => {
    expect(occasionsIn(...bodies)).toEqual(occasions);
  });

  test('is nothing when it was taken from the statistics', () => {
    const after = callOf({ ...missed, origin: 'back-filled' });
    expect(occasionsOf({ before: null, after })).toEqual([]);
  });

  test('is not asked for again when a name or a note is put to it', () => {
    for (const before of [callOf(), callOf({ outcome: 'ringing' }), callOf(missed)])
      expect(occasionsOf({ before, after: { ...before, name: 'Anna', note: 'calls back' } })).toEqual([]);
  });
});
