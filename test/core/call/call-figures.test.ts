import { expect, test } from 'vitest';
import { answerDelayMsOf, contactOf, talkSideOf, talkSOf } from '../../../src/core/call/call-figures.ts';
import { callOf } from './calls.ts';

test.each([
  [{ outcome: 'answered', durationS: 51 }, 51],
  [{ outcome: 'answered', durationS: 1.6 }, 2],
  [{ outcome: 'answered', durationS: null }, 0],
  [{ outcome: 'answered', durationS: -5 }, 0],
  [{ outcome: 'answered', durationS: 1e12 }, 86_400],
  [{ outcome: 'elsewhere', durationS: 51 }, 0],
  [{ outcome: 'missed', durationS: 51 }, 0],
] as const)('of %o the talk counts %i seconds', (call, seconds) => {
  expect(talkSOf(call)).toBe(seconds);
});

test('talk is told by who dialled', () => {
  expect(talkSideOf({ direction: 'incoming' })).toBe('incoming');
  expect(talkSideOf({ direction: 'outgoing' })).toBe('outgoing');
  expect(talkSideOf({ direction: 'callback' })).toBe('outgoing');
  expect(talkSideOf({ direction: 'announcement' })).toBe('outgoing');
  expect(talkSideOf({ direction: 'unknown' })).toBeNull();
});

test.each([
  [{}, 8_000],
  [{ rangAtMs: null }, null],
  [{ startedAtMs: null }, null],
  [{ direction: 'outgoing' }, null],
  [{ outcome: 'missed' }, null],
  [{ viaRestApp: true }, null],
  [{ rangAtMs: 2_000_000, startedAtMs: 1_000_000 }, 0],
  [{ rangAtMs: 0 }, 86_400_000],
] as const)('the answer delay with %o is %s', (changes, delay) => {
  expect(answerDelayMsOf(callOf({ outcome: 'answered', ...changes }))).toBe(delay);
});

test('a contact is known by its last ten digits', () => {
  expect(contactOf({ number: '+7 (916) 123-45-67' })).toBe('9161234567');
  expect(contactOf({ number: '101' })).toBe('101');
  expect(contactOf({ number: 'anonymous' })).toBeNull();
  expect(contactOf({ number: null })).toBeNull();
});
