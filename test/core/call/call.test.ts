import { expect, test } from 'vitest';
import { directionOf, type Direction } from '../../../src/core/call/call.ts';

test.each<[callType: number | null, direction: Direction]>([
  [1, 'outgoing'],
  [2, 'incoming'],
  [3, 'incoming'],
  [4, 'callback'],
  [5, 'announcement'],
  [6, 'unknown'],
  [0, 'unknown'],
  [null, 'unknown'],
])('CALL_TYPE %s is %s', (callType, direction) => {
  expect(directionOf(callType)).toBe(direction);
});
