import type { Tunnel } from '../../core/ports/tunnel.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { cloudflared } from './cloudflared.ts';
import { localtunnel } from './localtunnel.ts';
import { noTunnel } from './no-tunnel.ts';
import { staticTunnel } from './static-tunnel.ts';

/** `subdomain` is, for a named cloudflared tunnel, its name; that it is one is said by `publicUrl`. */
export function tunnelOfSettings({ kind, host, subdomain, publicUrl }: Settings['tunnel']): Tunnel {
  switch (kind) {
    case 'localtunnel':
      return localtunnel({ host, subdomain });
    case 'cloudflared':
      return cloudflared({ named: publicUrl === null ? null : { publicUrl, name: subdomain } });
    case 'static':
      return staticTunnel(publicUrl);
    case 'none':
      return noTunnel();
  }
}
