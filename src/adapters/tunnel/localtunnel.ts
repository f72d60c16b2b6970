import type { RunningTunnel, Tunnel } from '../../core/ports/tunnel.ts';
import { register } from './localtunnel-registration.ts';
import { createTunnelRun } from './tunnel-run.ts';
import { watchName } from './wanted-name.ts';

export interface LocaltunnelOptions {
  /** The server: `https://localtunnel.me`, or one's own. */
  readonly host: string;
  /** null for any. Not guaranteed: who has it keeps it. */
  readonly subdomain: string | null;
  /** 15,000 unless told otherwise. */
  readonly startLimitMs?: number;
  /** How often to look whether a wanted name that somebody else has is free: every minute unless told otherwise. */
  readonly lookForNameMs?: number;
}

/** Each time the name turned out to be another's after all, twice as long is waited before the next try, up to this many minutes. */
const longestWait = 64;

/**
 * A tunnel through a localtunnel server. The way from Bitrix24 to the server is encrypted, the way from the server to
 * this machine is not: its operator, and whoever sits on that way, can read deliveries.
 */
export function localtunnel(options: LocaltunnelOptions): Tunnel {
  const tries = { wait: 1 };
  return { start: (localPort) => startLocaltunnel({ ...options, tries }, localPort) };
}

interface Options extends LocaltunnelOptions {
  /** From one tunnel to the next: how many times as long to wait as usual. */
  readonly tries: { wait: number };
}

function startLocaltunnel(options: Options, localPort: number): RunningTunnel {
  const { host, subdomain, startLimitMs = 15_000, lookForNameMs = 60_000, tries } = options;
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
        connected() {
          run.open(registration.url);
          followName(registration.id);
        },
        lost(detail) {
          run.fail('unreachable', detail);
          run.trouble('connection-lost', detail);
        },
      },
    );
  }

  function followName(given: string): void {
    if (subdomain === null || given === subdomain) {
      tries.wait = 1;
      return;
    }
    const everyMs = lookForNameMs * tries.wait;
    watchName({ host, wanted: subdomain, given, everyMs, signal: calledOff.signal }, () => {
      tries.wait = Math.min(tries.wait * 2, longestWait);
      run.trouble('name-free', `${subdomain} is free`);
    });
  }
}
