import { lazy, Suspense, type ReactNode } from 'react';
import { ViewBoundary } from '../shell/view-boundary.tsx';
import { WithWords } from '../shell/with-words.tsx';
import type { HistoryDialogsProps, OpenDialog } from './open-dialog.ts';

const CallMenu = lazy(async () => ({ default: (await import('./call-menu.tsx')).CallMenu }));
const HistoryMenu = lazy(async () => ({ default: (await import('./history-menu.tsx')).HistoryMenu }));
const EraseDialog = lazy(async () => ({ default: (await import('./erase-dialog.tsx')).EraseDialog }));
const PrivateDialog = lazy(async () => ({ default: (await import('./private-dialog.tsx')).PrivateDialog }));
const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }));
const PeriodDialog = lazy(async () => ({ default: (await import('./period-dialog.tsx')).PeriodDialog }));

/** Menus and dialogs, each fetched when it is first opened. */
export function HistoryDialogs(props: HistoryDialogsProps): ReactNode {
  if (props.dialog === null) return null;
  return (
    <ViewBoundary>
      <Suspense fallback={null}>
        <WithWords part="call">
          <Opened {...props} dialog={props.dialog} />
        </WithWords>
      </Suspense>
    </ViewBoundary>
  );
}

function Opened(props: HistoryDialogsProps & { readonly dialog: OpenDialog }): ReactNode {
  const { dialog } = props;
  switch (dialog.kind) {
    case 'call-menu':
      return <CallMenu {...props} call={dialog.call} at={dialog.at} />;
    case 'history-menu':
      return <HistoryMenu {...props} at={dialog.at} />;
    case 'erase':
      return <EraseDialog what={dialog.what} onClose={() => props.onDialog(null)} />;
    case 'private':
      return <PrivateDialog call={dialog.call} onClose={() => props.onDialog(null)} />;
    case 'export':
      return <ExportDialog filter={props.filter} onClose={() => props.onDialog(null)} />;
    case 'period':
      return <PeriodDialog {...props} onClose={() => props.onDialog(null)} />;
  }
}
