import type { ShownCall } from '../../../contract/window-api.ts';
import { cardUrlOf } from '../../../core/call/card-url.ts';
import { knownLine } from '../../../core/call/line-name.ts';
import type { CallHistory, KeptCall } from '../../../core/ports/call-history.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { RequestHandlers, WindowEventBus } from '../window-service.ts';

export interface HistoryHandlerParts {
  readonly history: CallHistory;
  readonly settings: () => Settings;
  readonly events: WindowEventBus;
  /** Called when calls were erased, or made private. */
  readonly dropUnfetched: () => void;
}

/** Counting further is not worth the wait: nobody reads on after the first hundred. */
const countedTo = 10_000;

export function historyHandlers({
  history,
  settings,
  events,
  dropUnfetched,
}: HistoryHandlerParts): Pick<RequestHandlers, Extract<keyof RequestHandlers, `history.${string}`>> {
  history.onChange((change) => {
    events.emit('history.changed', change.kind === 'call' ? { ...change, call: shown(change.call) } : change);
  });

  return {
    async 'history.page'({ filter, after, limit }) {
      const page = await history.page({ ...filter, ...(after !== null && { after }), limit });
      return { calls: page.calls.map(shown), next: page.next };
    },
    async 'history.count'({ filter }) {
      const count = await history.countUpTo(filter, countedTo + 1);
      return { count: Math.min(count, countedTo), capped: count > countedTo };
    },
    'history.call': async ({ id }) => shownOrNull(await history.byId(id)),
    'history.annotate': async ({ id, note }) => shownOrNull(await history.annotate(id, note)),
    async 'history.makePrivate'({ id }) {
      dropUnfetched();
      return shownOrNull(await history.makePrivate(id));
    },
    async 'history.erase'(ask) {
      dropUnfetched();
      return { erased: await history.erase('everything' in ask ? 'everything' : ask) };
    },
    'history.statistics': (query) => history.statistics(query),
  };

  function shown(call: KeptCall): ShownCall {
    const [line, companyNumber] = [knownLine(call.line), knownLine(call.companyNumber)];
    return { ...call, line, companyNumber, cardUrl: cardUrlOf(call, settings().portal.domain) };
  }

  function shownOrNull(call: KeptCall | null): ShownCall | null {
    return call && shown(call);
  }
}
