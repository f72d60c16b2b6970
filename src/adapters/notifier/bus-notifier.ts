import { plainText } from '../../core/text/plain-text.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Notice, NoticeOutcome, Notifier } from '../../core/ports/notifier.ts';
import type { Sender } from './notice-words.ts';
import { sessionBusPaths } from '../dbus/bus-address.ts';
import { findNotificationServer, type NotificationServer } from './notification-server.ts';
import { createShownNotices, type ShownNotices } from './shown-notices.ts';

export interface BusNotifierOptions extends Sender {
  /** Milliseconds a notice may take before the connection it hangs on is given up. */
  readonly timeoutMs?: number;
  /** How many may be under way at a time. */
  readonly atMost?: number;
  /** Says where the session bus is; read anew for each connection. */
  readonly env?: NodeJS.ProcessEnv;
  readonly log: Log;
}

/** Shows notices by calling the desktop's notification server over the session bus: no process, one open socket. */
export function createBusNotifier(options: BusNotifierOptions): Notifier {
  const { timeoutMs = 10_000, atMost = 16, env = process.env, log } = options;
  const underWay = new Set<AbortController>();
  const closing = new AbortController();
  let session: Promise<ShownNotices> | null = null;
  let server: NotificationServer | null = null;

  return {
    async show(notice) {
      if (closing.signal.aborted) return isClosed;
      if (underWay.size >= atMost) return { kind: 'too-many' };
      const attempt = new AbortController();
      underWay.add(attempt);
      const timer = setTimeout(() => attempt.abort(), timeoutMs);
      const outcome = await tryToShow(notice, attempt.signal);
      clearTimeout(timer);
      underWay.delete(attempt);
      return outcome;
    },
    async close() {
      closing.abort();
      for (const attempt of underWay) attempt.abort();
      server?.retire();
    },
  };

  async function tryToShow(notice: Notice, signal: AbortSignal): Promise<NoticeOutcome> {
    try {
      const notices = await unlessAborted(openSession(), signal);
      await notices.show(notice, signal);
      return { kind: 'shown' };
    } catch (error) {
      if (closing.signal.aborted) return isClosed;
      // A server that did not answer this one gets a new connection for the next.
      if (signal.aborted) server?.retire();
      const outcome: NoticeOutcome = signal.aborted ? { kind: 'timed-out' } : failed(error);
      log.debug('a notice did not get through over the session bus', { outcome });
      return outcome;
    }
  }

  /** Notices that come together share one attempt to open. */
  function openSession(): Promise<ShownNotices> {
    if (server !== null && !server.isOpen()) session = server = null;
    session ??= find().catch((error: unknown) => {
      session = null;
      throw error;
    });
    return session;
  }

  /** The notices of a server that is found now: another one knows other ids. */
  async function find(): Promise<ShownNotices> {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]);
    let notices: ShownNotices | null = null;
    const closed = (id: number, reason: number): void => notices?.closed(id, reason);
    server = await findNotificationServer(sessionBusPaths(env), { sender: options, closed }, signal);
    if (closing.signal.aborted) server.retire();
    notices = createShownNotices(server);
    return notices;
  }
}

const isClosed: NoticeOutcome = { kind: 'failed', detail: 'the notifier is closed' };

function failed(error: unknown): NoticeOutcome {
  const detail = plainText(error instanceof Error ? error.message : String(error), 300);
  return { kind: 'failed', detail: detail || 'the session bus failed' };
}

/** Throws as soon as `signal` aborts, whatever becomes of `promise`. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const giveUp = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', giveUp);
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
