import type { Notice, Notifier } from '../../src/core/ports/notifier.ts';

export interface RecordingNotifier extends Notifier {
  /** Everything it was asked to show, in order, those that replaced another included. */
  readonly shown: readonly Notice[];
}

export function recordingNotifier(): RecordingNotifier {
  const shown: Notice[] = [];
  let closed = false;
  return {
    shown,
    async show(notice) {
      if (closed) return { kind: 'failed', detail: 'the notifier is closed' };
      shown.push(notice);
      return { kind: 'shown' };
    },
    async close() {
      closed = true;
    },
  };
}
