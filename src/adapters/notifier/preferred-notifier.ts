import type { Notifier } from '../../core/ports/notifier.ts';

/** Shows a notice with `second` when `first` has failed to; the outcome of the second counts then. */
export function createPreferredNotifier(first: Notifier, second: Notifier): Notifier {
  return {
    async show(notice) {
      const outcome = await first.show(notice);
      // One that timed out or is one too many is not tried again: it may be on the screen all the same.
      return outcome.kind === 'failed' ? second.show(notice) : outcome;
    },
    async close() {
      await Promise.all([first.close(), second.close()]);
    },
  };
}
