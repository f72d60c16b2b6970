import { expect, test } from 'vitest';
import { logLevelOf } from '../../../src/core/settings/log-level.ts';

test.each([
  ['debug', 'debug'],
  [' WARN ', 'warn'],
  ['error', 'error'],
  ['verbose', 'info'],
  ['', 'info'],
  [undefined, 'info'],
])('OFFHOOK_LOG %j writes from %s on', (wanted, level) => {
  expect(logLevelOf(wanted)).toBe(level);
});
