import type { Tunnel } from '../../core/ports/tunnel.ts';

/** For who brings deliveries to the loopback port himself, or wants to hear nothing. */
export function noTunnel(): Tunnel {
  return {
    start: () => ({
      opened: Promise.resolve({ kind: 'failed', why: 'no-tunnel', detail: 'the settings ask for no tunnel' }),
      onTrouble() {},
      close: () => Promise.resolve(),
    }),
  };
}
