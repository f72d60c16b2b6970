import type { Notice, Notifier } from '../../core/ports/notifier.ts';

/**
 * Shows a notice with the second when `first` has failed to, also long after; the outcome of the second counts then. The second
 * is opened when it is needed for the first time.
 */
export function createPreferredNotifier(first: Notifier, openSecond: () => Notifier): Notifier {
  let second: Notifier | null = null;
  let closed = false;
  let refused = (_notice: Notice): void => {};
  first.onRefused?.((notice) => void insteadOf(notice));

  return {
    async show(notice) {
      const outcome = await first.show(notice);
      // One that timed out or is one too many is not tried again: it may be on the screen all the same.
      if (outcome.kind !== 'failed' || closed) return outcome;
      second ??= openSecond();
      return second.show(notice);
    },
    onRefused: (listener) => (refused = listener),
    async close() {
      closed = true;
      await Promise.all([first.close(), second?.close()]);
    },
  };

  async function insteadOf(notice: Notice): Promise<void> {
    if (closed) return;
    second ??= openSecond();
    const { kind } = await second.show(notice);
    if (kind !== 'shown') refused(notice);
  }
}
