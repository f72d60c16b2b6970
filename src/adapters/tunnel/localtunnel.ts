import type { RunningTunnel, Tunnel } from '../../core/ports/tunnel.ts';
import { register } from './localtunnel-registration.ts';
import { createTunnelRun } from './tunnel-run.ts';

export interface LocaltunnelOptions {
  /** The server: `https://localtunnel.me`, or one's own. */
  readonly host: string;
  /** null for any. Not guaranteed: who has it keeps it. */
  readonly subdomain: string | null;
  /** 15,000 unless told otherwise. */
  readonly startLimitMs?: number;
}

/**
 * A tunnel through a localtunnel server. The way from Bitrix24 to the server is encrypted, the way from the server to
 * this machine is not: its operator, and whoever sits on that way, can read deliveries.
 */
export function localtunnel(options: LocaltunnelOptions): Tunnel {
  return { start: (localPort) => startLocaltunnel(options, localPort) };
}

function startLocaltunnel(options: LocaltunnelOptions, localPort: number): RunningTunnel {
  const { host, subdomain, startLimitMs = 15_000 } = options;
  const calledOff = new AbortController();
  let leaveRelay: (() => Promise<void>) | null = null;
  const run = createTunnelRun(startLimitMs, async () => {
    calledOff.abort();
    await leaveRelay?.();
  });
  void join();
  return run.running;

  async function join(): Promise<void> {
    const limits = { signal: calledOff.signal, timeoutMs: startLimitMs };
    const registered = await register(host, subdomain, limits);
    if (calledOff.signal.aborted) return;
    if (registered.kind === 'failed') return run.fail(registered.why, registered.detail);
    const { registration } = registered;
    // The package and its HTTP client are loaded by those who use it.
    const { joinRelay } = await import('./localtunnel-relay.ts');
    if (calledOff.signal.aborted) return;
    leaveRelay = joinRelay(
      registration,
      { host, localPort },
      {
        connected: () => run.open(registration.url),
        lost(detail) {
          run.fail('unreachable', detail);
          run.trouble('connection-lost', detail);
        },
      },
    );
  }
}
