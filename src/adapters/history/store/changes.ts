import type { CallHistory, HistoryChange } from '../../../core/ports/call-history.ts';

export interface Changes {
  readonly onChange: CallHistory['onChange'];
  tell(change: HistoryChange): void;
}

export function createChanges(): Changes {
  const listeners = new Set<{ readonly hear: (change: HistoryChange) => void }>();
  return {
    onChange(hear) {
      const listener = { hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (change) => listeners.forEach(({ hear }) => hear(change)),
  };
}
