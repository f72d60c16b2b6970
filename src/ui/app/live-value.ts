import type { WindowApi } from '../../contract/window-api.ts';

/** A value that is asked for once and told anew whenever it changes. */
export interface LiveValue<Value> {
  /** Null until the first answer. The same object as long as nothing changed. */
  read(): Value | null;
  subscribe(listener: () => void): () => void;
  /** Settles with the first answer. @throws when nobody answers. */
  readonly first: Promise<Value>;
}

interface Source<Value> {
  readonly ask: () => Promise<Value>;
  readonly listen: (take: (value: Value) => void) => unknown;
}

/** Lasts as long as the window. Asked again when the connection is back, because changes may have been missed. */
export function liveValue<Value>(api: WindowApi, { ask, listen }: Source<Value>): LiveValue<Value> {
  const listeners = new Set<() => void>();
  let value: Value | null = null;
  let tellings = 0;

  function take(newer: Value): void {
    value = newer;
    for (const listener of listeners) listener();
  }
  listen((newer) => {
    tellings += 1;
    take(newer);
  });
  const first = askNow();
  first.catch(() => {});
  onReconnected(api, () => {
    askNow().catch(() => {});
  });

  /** An answer may be older than what was told while it was on its way. */
  async function askNow(): Promise<Value> {
    const before = tellings;
    const answer = await ask();
    if (tellings === before) take(answer);
    return answer;
  }

  return {
    read: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    first,
  };
}

/**
 * Calls when the connection came, or came back, later than now: what changed until then was not heard.
 * @returns a function that ends it.
 */
export function onReconnected(api: WindowApi, listener: () => void): () => void {
  let current = false;
  let known = false;
  const end = api.onConnection((connected) => {
    if (known && connected && !current) listener();
    current = connected;
  });
  // Told at once when there is a connection already; whatever is told after this line is news.
  known = true;
  return end;
}
