import { expect, test } from 'vitest';
import { isOwnRequest } from '../../../src/shells/electron/bridge/own-request.ts';

const mainFrame = { url: 'app://offhook/#/history' };
const window = { mainFrame };
const own = { sender: window, senderFrame: mainFrame };

test('the window’s own page is answered', () => {
  expect(isOwnRequest(own, window)).toBe(true);
});

test.each([
  ['another window', { ...own, sender: { mainFrame } }, window],
  ['a frame inside the window, even of our own address', { ...own, senderFrame: { ...mainFrame } }, window],
  ['a frame that is gone', { ...own, senderFrame: null }, window],
  ['anybody, while there is no window', own, null],
  ['nobody at all', { sender: null, senderFrame: mainFrame }, null],
])('%s is not', (_who, origin, contents) => {
  expect(isOwnRequest(origin, contents)).toBe(false);
});

test.each([
  'https://evil.example/',
  'file:///etc/passwd',
  'about:blank',
  'app://evil/',
  'data:text/html,x',
  '',
])('our window on %j is not', (url) => {
  const frame = { url };
  const strayed = { mainFrame: frame };
  expect(isOwnRequest({ sender: strayed, senderFrame: frame }, strayed)).toBe(false);
});
