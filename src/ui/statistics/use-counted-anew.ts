import { useEffect, useRef } from 'react';
import { useEvent } from '../app/use-request.ts';

/** A call changes several times within a second. */
const patienceMs = 1_000;

/** Counts again soon after the history has changed; a stream of changes is counted once a second. */
export function useCountedAnew(again: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const newest = useRef(again);
  useEffect(() => {
    newest.current = again;
  });
  useEvent('history.changed', () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      newest.current();
    }, patienceMs);
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
}
