import { expect, test } from 'vitest';
import { hasFixedAddress, tunnelKindNames } from '../../../src/core/tunnel/tunnel-kinds.ts';

const nothing = { subdomain: null, publicUrl: null };

test.each([
  [{ ...nothing, kind: 'localtunnel' }, false],
  [{ ...nothing, kind: 'localtunnel', subdomain: 'anna' }, true],
  [{ ...nothing, kind: 'cloudflared' }, false],
  [{ ...nothing, kind: 'cloudflared', subdomain: 'anna' }, false],
  [{ ...nothing, kind: 'cloudflared', publicUrl: 'https://calls.company.com' }, true],
  [{ ...nothing, kind: 'static' }, true],
  [{ ...nothing, kind: 'none' }, true],
] as const)('%j keeps its address over a restart: %s', (tunnel, expected) => {
  expect(hasFixedAddress(tunnel)).toBe(expected);
});

test('the first kind is the one that needs nothing', () => {
  expect(tunnelKindNames[0]).toBe('localtunnel');
});
