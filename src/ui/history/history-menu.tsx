import { IconDownload, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import type { HistoryDialogsProps, Point } from './open-dialog.ts';
import { PointMenu, type MenuEntry } from './point-menu.tsx';
import { historyFilterOf } from './shown-filter.ts';

interface HistoryMenuProps extends Pick<HistoryDialogsProps, 'filter' | 'total' | 'onDialog'> {
  readonly at: Point;
}

/** What can be done with all calls, or all that are shown. */
export function HistoryMenu({ at, filter, total, onDialog }: HistoryMenuProps): ReactNode {
  const text = useText();
  const asked = historyFilterOf(filter, Date.now());
  const filtered = Object.keys(asked).length > 0;
  const entries: readonly MenuEntry[] = [
    {
      label: text('history.export'),
      icon: <IconDownload size={16} aria-hidden />,
      onClick: () => onDialog({ kind: 'export' }),
    },
    ...(filtered
      ? [
          {
            label: text('history.erase-filtered'),
            icon: <IconTrash size={16} aria-hidden />,
            danger: true,
            onClick: () => onDialog({ kind: 'erase', what: { kind: 'filtered', filter: asked, total } }),
          },
        ]
      : []),
    {
      label: text('history.erase-all'),
      icon: <IconTrash size={16} aria-hidden />,
      danger: true,
      onClick: () => onDialog({ kind: 'erase', what: { kind: 'all' } }),
    },
  ];
  return (
    <PointMenu at={at} label={text('history.actions')} entries={entries} onClose={() => onDialog(null)} />
  );
}
