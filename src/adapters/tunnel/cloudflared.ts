import type { RunningTunnel, Tunnel } from '../../core/ports/tunnel.ts';
import { superviseProgram } from './supervised-program.ts';
import { createTunnelRun } from './tunnel-run.ts';

export interface CloudflaredOptions {
  /** A path, or a name to be found on PATH; `cloudflared` unless told otherwise. */
  readonly program?: string;
  /** null for a quick tunnel: no account, and another address at every start. */
  readonly named: NamedTunnel | null;
  /** 15,000 unless told otherwise. */
  readonly startLimitMs?: number;
}

export interface NamedTunnel {
  /** The host name routed to it, with its scheme. */
  readonly publicUrl: string;
  /** As `cloudflared tunnel list` shows it; null where cloudflared's own configuration, or TUNNEL_TOKEN, says which. */
  readonly name: string | null;
}

/** The errors name an address of the same domain: that of the service which hands tunnels out. */
const quickUrl = /https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com/;
const isConnected = /Registered tunnel connection|Connection [0-9a-f-]+ registered/;
const isComplaint = /\b(?:ERR|FTL)\b|error/i;

/**
 * A tunnel through Cloudflare by the `cloudflared` program, which the user has installed. It is encrypted between
 * Cloudflare and this machine; Cloudflare itself can read deliveries.
 */
export function cloudflared(options: CloudflaredOptions): Tunnel {
  return { start: (localPort) => startCloudflared(options, localPort) };
}

function startCloudflared(options: CloudflaredOptions, localPort: number): RunningTunnel {
  const { program = 'cloudflared', named, startLimitMs = 15_000 } = options;
  let publicUrl = named?.publicUrl.replace(/\/+$/, '') ?? null;
  let stands = false;
  let [complaint, lastLine] = ['', ''];
  const withReason = (how: string): string => [how, complaint || lastLine].filter(Boolean).join(': ');
  const run = createTunnelRun(startLimitMs, () => stop(), withReason);
  const stop = superviseProgram(program, argumentsOf(named, localPort), {
    said(line) {
      publicUrl ??= quickUrl.exec(line)?.[0] ?? null;
      stands ||= isConnected.test(line);
      lastLine = line.slice(0, 300);
      if (isComplaint.test(line)) complaint = lastLine;
      if (stands && publicUrl !== null) run.open(publicUrl);
    },
    missing: (code) => run.fail('program-missing', explanationOf(program, code)),
    ended(how) {
      const detail = withReason(how);
      run.fail('program-failed', detail);
      run.trouble('program-ended', detail);
    },
  });
  return run.running;
}

function argumentsOf(named: NamedTunnel | null, localPort: number): string[] {
  const common = ['tunnel', '--no-autoupdate', '--url', `http://127.0.0.1:${localPort}`];
  if (named === null) return common;
  return [...common, 'run', ...(named.name === null ? [] : [named.name])];
}

function explanationOf(program: string, code: string): string {
  return code === 'ENOENT'
    ? `${program} was not found: install cloudflared, or choose another kind of tunnel`
    : `${program} could not be started: ${code}`;
}
