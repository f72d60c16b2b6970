import type { Notice } from '../../core/ports/notifier.ts';
import type { NotificationServer } from './notification-server.ts';

/**
 * The notices that one server shows. Notices of one key go one after the other; the later takes the place of the earlier while
 * that is on the screen, and is a new one when it is not: some servers show nothing for a notice that names one they have let
 * expire (Plasma 5.22).
 */
export interface ShownNotices {
  /** Throws what calls of the server throw. */
  show(notice: Notice, signal: AbortSignal): Promise<void>;
  /** The server says that this one, of ours or of others, is gone. */
  closed(id: number, reason: number): void;
}

interface Shown {
  readonly id: number;
  /** It took the place of one with the same id: the server may mean that one when it says later that the id is closed. */
  readonly isReplacement: boolean;
}

/** "NotificationClosed" in the Desktop Notifications Specification 1.2; others are 3 closed by a call, 4 not defined. */
const reasons = { expired: 1, dismissed: 2 } as const;
/** The latest ones: nobody updates a notice of yesterday. */
const mostKeys = 200;
/** Other programs' are among them. */
const mostClosed = 1_000;

export function createShownNotices(server: Pick<NotificationServer, 'notify' | 'withdraw'>): ShownNotices {
  const latest = new Map<string, Promise<Shown | null>>();
  const gone = new Map<number, number>();

  return {
    async show(notice, signal) {
      const before = latest.get(notice.key) ?? Promise.resolve(null);
      const shown = before.then((one) => (one === null ? anew(notice, signal) : after(one, notice, signal)));
      latest.delete(notice.key);
      latest.set(
        notice.key,
        shown.catch(() => before),
      );
      dropOldest(latest, mostKeys);
      await shown;
    },
    closed(id, reason) {
      gone.set(id, reason);
      dropOldest(gone, mostClosed);
    },
  };

  async function anew(notice: Notice, signal: AbortSignal): Promise<Shown> {
    return { id: await server.notify(notice, 0, signal), isReplacement: false };
  }

  async function after(before: Shown, notice: Notice, signal: AbortSignal): Promise<Shown> {
    if (gone.has(before.id)) return insteadOf(before, notice, signal);
    const id = await server.notify(notice, before.id, signal);
    if (id !== before.id) return { id, isReplacement: false };
    const shown = { id, isReplacement: true };
    // On its way, the notice met the news that the one before has left the screen: it is not known whether it is on it.
    if (hasLeft(gone.get(id))) return insteadOf(shown, notice, signal);
    // Or the server says so of each that is replaced, and shows the later.
    gone.delete(id);
    return shown;
  }

  /** One that may be on the screen nevertheless is taken away first: there must not be two. */
  async function insteadOf(before: Shown, notice: Notice, signal: AbortSignal): Promise<Shown> {
    if (notice.isUpdate === true && gone.get(before.id) === reasons.dismissed) return before;
    if (before.isReplacement) await server.withdraw(before.id, signal);
    return anew(notice, signal);
  }
}

function hasLeft(reason: number | undefined): boolean {
  return reason === reasons.expired || reason === reasons.dismissed;
}

function dropOldest<Key>(map: Map<Key, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
