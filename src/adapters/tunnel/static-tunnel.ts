import type { Tunnel } from '../../core/ports/tunnel.ts';

/**
 * A public address somebody else keeps alive: a reverse proxy, a named tunnel run as a service, a hub.
 * @param publicUrl without the handler's path; null when the settings name none.
 */
export function staticTunnel(publicUrl: string | null): Tunnel {
  return {
    start: () => ({
      opened: Promise.resolve(
        publicUrl === null
          ? { kind: 'failed', why: 'not-configured', detail: 'tunnel.publicUrl is not set' }
          : { kind: 'open', url: publicUrl.replace(/\/+$/, ''), isFixed: true },
      ),
      onTrouble() {},
      close: () => Promise.resolve(),
    }),
  };
}
