import { boundedGet } from './bounded-get.ts';

export interface WantedName {
  /** The server's address. */
  readonly host: string;
  readonly wanted: string;
  /** What was handed out in its place. */
  readonly given: string;
  /** When to look, after so many milliseconds each time. */
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

/**
 * Watches a localtunnel server until nobody has the name any more: `/api/tunnels/NAME/status` is 404 then. A server that does not
 * know even the name it gave us has no such answers, and is not believed.
 * @param isFree called at most once, and not after `signal`.
 */
export function watchName({ host, wanted, given, everyMs, signal }: WantedName, isFree: () => void): void {
  let isOver = false;
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer));

  async function look(): Promise<void> {
    const [ours, theirs] = [await statusOf(given), await statusOf(wanted)];
    if (ours !== 200 || theirs !== 404 || signal.aborted || isOver) return;
    isOver = true;
    clearInterval(timer);
    isFree();
  }

  async function statusOf(name: string): Promise<number | null> {
    const url = `${host.replace(/\/+$/, '')}/api/tunnels/${encodeURIComponent(name)}/status`;
    const headers = { 'user-agent': 'Offhook', accept: 'application/json' };
    const got = await boundedGet(url, { signal, timeoutMs: 10_000, bodyBytes: 16_384, headers });
    return got.kind === 'answered' ? got.status : null;
  }
}
