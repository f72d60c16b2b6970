import { expect, test } from 'vitest';
import { isHostOf, isSameAddress } from '../../../src/core/intake/authority.ts';

const path = '/b24/0123456789abcdef0123456789abcdef';

test.each([
  ['calls.example', 'https://calls.example'],
  ['CALLS.Example', 'https://calls.example'],
  ['calls.example', 'HTTPS://Calls.EXAMPLE/'],
  ['calls.example:443', 'https://calls.example'],
  ['calls.example', 'https://calls.example:443'],
  ['calls.example:', 'https://calls.example'],
  ['calls.example.', 'https://calls.example'],
  ['calls.example.:443', 'https://calls.example'],
  ['calls.example', 'https://calls.example.'],
  ['calls.example:8443', 'https://calls.example:8443'],
  ['calls.example.:8443', 'https://calls.example:8443/'],
  ['calls.example:80', 'http://calls.example'],
  ['xn--b1ajehof.example', 'https://звонки.example'],
  ['ЗВОНКИ.example', 'https://xn--b1ajehof.example'],
  ['xn--mller-kva.example:443', 'https://Müller.example'],
  ['[2001:DB8::1]', 'https://[2001:db8:0::1]'],
  ['203.0.113.7:443', 'https://203.0.113.7'],
])('%s is the host of %s', (host, url) => {
  expect(isHostOf(host, url)).toBe(true);
});

test.each([
  ['', 'https://calls.example'],
  ['evil.example', 'https://calls.example'],
  ['calls.example.evil.example', 'https://calls.example'],
  ['evil-calls.example', 'https://calls.example'],
  ['calls.example..', 'https://calls.example'],
  ['calls.example:8443', 'https://calls.example'],
  ['calls.example:80', 'https://calls.example'],
  ['calls.example:443', 'http://calls.example'],
  ['calls.example', 'https://calls.example:8443'],
  ['calls.example:x', 'https://calls.example'],
  ['calls.example:99999', 'https://calls.example'],
  ['evil@calls.example', 'https://calls.example'],
  ['calls.example/evil', 'https://calls.example'],
  ['calls.example?evil', 'https://calls.example'],
  ['calls.example#evil', 'https://calls.example'],
  ['calls.example\\evil', 'https://calls.example'],
  ['calls.example evil', 'https://calls.example'],
  ['c%61lls.example', 'https://calls.example'],
  ['calls.example', 'what?'],
  ['calls.example', 'ftp://calls.example'],
])('%s is not the host of %s', (host, url) => {
  expect(isHostOf(host, url)).toBe(false);
});

test.each([
  [`https://calls.example${path}`, `HTTPS://CALLS.example.:443${path}/`, true],
  [`https://calls.example${path}`, `https://calls.example${path}0`, false],
  [`https://calls.example${path}`, `http://calls.example${path}`, false],
  [`https://calls.example${path}`, `https://other.example${path}`, false],
  [`https://calls.example${path}`, 'what?', false],
  ['what?', 'what?', false],
])('%s and %s lead to the same place: %s', (one, other, same) => {
  expect(isSameAddress(one, other)).toBe(same);
});
