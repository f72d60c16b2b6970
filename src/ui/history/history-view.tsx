import { useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { ShownCall } from '../../contract/window-api.ts';
import { useLayout } from '../app/use-media.ts';
import { useText, useWindow } from '../app/window-context.ts';
import { CallTable } from './call-table.tsx';
import { DetailsPane } from './details-pane.tsx';
import { HistoryFailed, HistoryLoading, NoCallsYet, NothingFound } from './empty-history.tsx';
import { HistoryBar } from './history-bar.tsx';
import { HistoryDialogs } from './history-dialogs.tsx';
import type { OpenDialog, Point } from './open-dialog.ts';
import type { ListAction } from './list-keys.ts';
import { noFilter } from './shown-filter.ts';
import { useChosenCall } from './use-chosen-call.ts';
import { useHistoryFilter } from './use-history-filter.ts';
import { useSearchKey } from './use-search-key.ts';
import './history-view.css';

/** The calls: found, read, noted, exported and forgotten. */
export function HistoryView(): ReactNode {
  const { calls } = useWindow();
  const text = useText();
  const list = useSyncExternalStore(calls.subscribe, calls.read);
  const [filter, setFilter] = useHistoryFilter();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const chosen = useChosenCall(list);
  const narrow = useLayout() === 'narrow';
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  useSearchKey(search);

  function showDetails(): void {
    chosen.open();
    // After the next paint: only then is the pane there in a narrow window.
    requestAnimationFrame(() => pane.current?.focus());
  }

  /** Where there is no card, or it is not in sight, Enter leads to the details. */
  function openCard(): void {
    const card = pane.current?.querySelector<HTMLAnchorElement>('a[data-card]');
    if (card) card.click();
    else showDetails();
  }

  function act(
    action: Exclude<ListAction, object>,
    { call, at }: { call: ShownCall | null; at: Point },
  ): void {
    if (action === 'search') search.current?.focus();
    else if (action === 'leave' && call === null) setFilter({ ...filter, text: '' });
    else if (action === 'leave') chosen.leave();
    else if (call === null) return;
    else if (action === 'menu') setDialog({ kind: 'call-menu', call, at });
    else if (action === 'erase') setDialog({ kind: 'erase', what: { kind: 'one', call } });
    else openCard();
  }

  const pristine = list.rows.length === 0 && list.phase === 'ready';
  return (
    <div className="history">
      <h1 className="hidden-words">{text('history.title')}</h1>
      <HistoryBar
        filter={filter}
        total={list.total}
        search={search}
        onFilter={setFilter}
        onDialog={setDialog}
        onLeave={() => grid.current?.focus()}
      />
      <div className="history-list" data-answers={list.filter.text ?? ''}>
        {list.phase === 'loading' && <HistoryLoading />}
        {list.phase === 'failed' && <HistoryFailed onRetry={calls.again} />}
        {pristine &&
          (Object.keys(list.filter).length === 0 ? (
            <NoCallsYet />
          ) : (
            <NothingFound onClear={() => setFilter(noFilter)} />
          ))}
        {list.phase === 'ready' && list.rows.length > 0 && (
          <CallTable
            list={list}
            chosenId={chosen.id}
            grid={grid}
            onChoose={chosen.choose}
            onAction={act}
            onOpen={(call) => {
              chosen.choose(call);
              if (narrow) chosen.open();
            }}
          />
        )}
      </div>
      {(narrow ? chosen.opened : list.rows.length > 0 || chosen.call !== null) && (
        <DetailsPane
          call={chosen.call}
          pane={pane}
          onBack={narrow ? chosen.close : null}
          onDialog={setDialog}
          onSameNumber={(number) => setFilter({ ...noFilter, text: number })}
        />
      )}
      <HistoryDialogs
        dialog={dialog}
        filter={filter}
        total={list.total}
        onDialog={setDialog}
        onFilter={setFilter}
        onDetails={showDetails}
      />
    </div>
  );
}
