import { useCallback, useEffect, useRef, useState } from 'react';
import type { WindowEvents, WindowMethod, WindowRequests } from '../../contract/window-api.ts';
import { onReconnected } from './live-value.ts';
import { useWindow } from './window-context.ts';

export type Requested<Answer> =
  | { readonly state: 'loading'; readonly answer: null }
  /** `stale`: a newer answer is on its way, or could not be had; show this one meanwhile. */
  | { readonly state: 'ready' | 'stale'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly answer: null };

/**
 * Asks when the view opens, when `ask` is another one, and when the connection is back.
 * @param ask what is asked; compared by its JSON, so a new object with the same content asks nothing.
 * @returns the answer, and a function that asks again.
 */
export function useRequest<Method extends WindowMethod>(
  method: Method,
  ask: WindowRequests[Method]['ask'],
): Requested<WindowRequests[Method]['answer']> & { readonly again: () => void } {
  const { api } = useWindow();
  const [requested, setRequested] = useState<Requested<WindowRequests[Method]['answer']>>(loading);
  const turn = useRef(0);
  const latest = useRef(ask);
  latest.current = ask;
  const asked = JSON.stringify(ask);

  const again = useCallback(() => {
    const mine = ++turn.current;
    setRequested((before) => (hasAnswer(before) ? { state: 'stale', answer: before.answer } : loading));
    api.request(method, latest.current).then(
      (answer) => mine === turn.current && setRequested({ state: 'ready', answer }),
      () => mine === turn.current && setRequested((before) => (hasAnswer(before) ? before : failed)),
    );
    // `asked` stands for what `latest` holds.
  }, [api, method, asked]);

  useEffect(() => {
    again();
    return onReconnected(api, again);
  }, [api, again]);

  return { ...requested, again };
}

function hasAnswer<Answer>(
  requested: Requested<Answer>,
): requested is Extract<Requested<Answer>, { readonly state: 'ready' | 'stale' }> {
  return requested.answer !== null;
}

const loading = { state: 'loading', answer: null } as const;
const failed = { state: 'failed', answer: null } as const;

/** Hears an event as long as the component is shown. The newest `listener` is called. */
export function useEvent<Name extends keyof WindowEvents>(
  name: Name,
  listener: (event: WindowEvents[Name]) => void,
): void {
  const { api } = useWindow();
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => api.on(name, (event) => newest.current(event)), [api, name]);
}
