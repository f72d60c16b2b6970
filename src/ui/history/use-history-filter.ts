import { useCallback, useEffect, useMemo } from 'react';
import { useWindow } from '../app/window-context.ts';
import { noteQuery, readRoute, useHash } from '../route/route.ts';
import { filterOf, historyFilterOf, queryOf, type ShownFilter } from './shown-filter.ts';

/** What is asked of the history. The address keeps it, so that it outlives the window and can be a bookmark. */
export function useHistoryFilter(): readonly [ShownFilter, (filter: ShownFilter) => void] {
  const { calls } = useWindow();
  const hash = useHash();
  const filter = useMemo(() => filterOf(readRoute(hash).query), [hash]);
  const search = useCallback(
    (wanted: ShownFilter) => calls.search(historyFilterOf(wanted, Date.now())),
    [calls],
  );
  const setFilter = useCallback(
    (wanted: ShownFilter) => {
      // At once, not after the next paint: somebody is typing.
      search(wanted);
      noteQuery('history', queryOf(wanted));
    },
    [search],
  );
  useEffect(() => search(filter), [search, filter]);
  return [filter, setFilter];
}

/** The call a notice or a link wants shown: `#/history?call=...`; null when nobody wants one. */
export function useWantedCall(): number | null {
  const wanted = Number(readRoute(useHash()).query.get('call'));
  return Number.isSafeInteger(wanted) && wanted > 0 ? wanted : null;
}
