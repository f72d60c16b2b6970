import type { TunnelKind } from '../../core/tunnel/tunnel-kinds.ts';

/** What each way in is called, what it is, and who can read along. */
export const en: Readonly<Record<`tunnel${'' | '-about' | '-reads'}.${TunnelKind}`, string>> = {
  'tunnel.localtunnel': 'localtunnel',
  'tunnel.cloudflared': 'Cloudflare Tunnel',
  'tunnel.static': 'An address of your own',
  'tunnel.none': 'None',
  'tunnel-about.localtunnel':
    'Free and without an account. Now and then it is slow or gone; Offhook notices and repairs.',
  'tunnel-about.cloudflared': 'Fast and steady. The program cloudflared has to be installed.',
  'tunnel-about.static': 'A reverse proxy or router of your company leads to this computer.',
  'tunnel-about.none': 'Something else brings events to the port under Advanced, or nothing does.',
  'tunnel-reads.localtunnel':
    'The last leg of localtunnel is plain TCP: its operator, or whoever listens on the way, can read names, numbers and tokens.',
  'tunnel-reads.cloudflared': 'Encryption ends at Cloudflare: Cloudflare can read names, numbers and tokens.',
  'tunnel-reads.static': 'Whoever ends TLS at this address can read names, numbers and tokens.',
  'tunnel-reads.none': 'Nobody by way of Offhook: it opens no way in of its own.',
};
