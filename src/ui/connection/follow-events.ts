import type { WindowApi } from '../../contract/window-api.ts';

type Events = Pick<WindowApi, 'on' | 'onConnection'>;

const retryMs = 2_000;

/** Server-sent events that come back whatever happened to the server: EventSource itself gives up on an HTTP error. */
export function openEventStream(address: string): Events {
  const listening = new Map<string, Set<(event: never) => void>>();
  const watching = new Set<(connected: boolean) => void>();
  let connected: boolean | null = null;
  let source = open();

  return {
    on(name, listener) {
      const listeners = listening.get(name) ?? new Set();
      if (!listening.has(name)) {
        listening.set(name, listeners);
        source.addEventListener(name, heard);
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnection(listener) {
      watching.add(listener);
      if (connected !== null) listener(connected);
      return () => watching.delete(listener);
    },
  };

  function open(): EventSource {
    const opened = new EventSource(address);
    opened.addEventListener('open', () => tell(true));
    opened.addEventListener('error', () => {
      tell(false);
      if (opened.readyState === EventSource.CLOSED) setTimeout(reopen, retryMs);
    });
    return opened;
  }

  function reopen(): void {
    source = open();
    for (const name of listening.keys()) source.addEventListener(name, heard);
  }

  function heard({ type, data }: MessageEvent<string>): void {
    // The server's word for the shape: it is compiled against the same contract.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const event = JSON.parse(data) as never;
    for (const listener of listening.get(type) ?? []) listener(event);
  }

  function tell(now: boolean): void {
    if (now === connected) return;
    connected = now;
    for (const listener of watching) listener(now);
  }
}
