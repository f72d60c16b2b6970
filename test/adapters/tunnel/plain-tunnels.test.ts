import { expect, test } from 'vitest';
import { noTunnel } from '../../../src/adapters/tunnel/no-tunnel.ts';
import { staticTunnel } from '../../../src/adapters/tunnel/static-tunnel.ts';
import { tunnelOfSettings } from '../../../src/adapters/tunnel/tunnel-of-settings.ts';
import type { Tunnel } from '../../../src/core/ports/tunnel.ts';
import { readSettings, type Settings } from '../../../src/core/settings/settings.ts';
import { tunnelContract } from '../../contracts/tunnel-contract.ts';

const plain = (tunnel: Tunnel, comesTo: 'open' | 'failed') => async () => ({
  tunnel,
  localPort: 8080,
  comesTo,
  close: () => Promise.resolve(),
});

tunnelContract('a static address', plain(staticTunnel('https://calls.example/'), 'open'));
tunnelContract('a static address that is not set', plain(staticTunnel(null), 'failed'));
tunnelContract('no tunnel', plain(noTunnel(), 'failed'));

const outcomes = {
  none: { kind: 'failed', why: 'no-tunnel' },
  static: { kind: 'failed', why: 'not-configured' },
  localtunnel: { kind: 'failed', why: 'unreachable' },
  cloudflared: { kind: 'failed', why: 'program-missing' },
} satisfies Record<Settings['tunnel']['kind'], object>;

test.each(Object.entries(outcomes))('the settings choose the kind %s', async (kind, outcome) => {
  const { settings } = readSettings({ tunnel: { kind, host: 'http://127.0.0.1:1' } });
  const { PATH } = process.env;
  process.env['PATH'] = '/nowhere';
  const running = tunnelOfSettings(settings.tunnel).start(8080);
  process.env['PATH'] = PATH;
  expect(await running.opened).toMatchObject(outcome);
});
