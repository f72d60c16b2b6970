import { IconChartBar, IconHeartbeat, IconPhone, IconSettings, type Icon } from '@tabler/icons-react';
import { lazy, type ComponentType, type ReactNode } from 'react';
import type { ViewName } from '../../contract/view-names.ts';
import type { WindowPart } from '../../texts/window/words.ts';
import { HistoryView } from '../history/history-view.tsx';
import { WithWords } from './with-words.tsx';

export interface ViewRow {
  readonly icon: Icon;
  /** Fetched when it is opened, all but the history; its words with it. */
  readonly View: ComponentType;
  /** The part of the words that it needs besides `main`. */
  readonly words: WindowPart | null;
}

/** Every view: how it is found, how it is loaded, and what it speaks. */
export const views: Readonly<Record<ViewName, ViewRow>> = {
  history: { icon: IconPhone, View: HistoryView, words: null },
  statistics: {
    icon: IconChartBar,
    View: lazy(async () => ({ default: (await import('../statistics/statistics-view.tsx')).StatisticsView })),
    words: 'statistics',
  },
  status: {
    icon: IconHeartbeat,
    View: lazy(async () => ({ default: (await import('../status/status-view.tsx')).StatusView })),
    words: 'status',
  },
  settings: {
    icon: IconSettings,
    View: lazy(async () => ({ default: (await import('../settings/settings-view.tsx')).SettingsView })),
    words: 'settings',
  },
};

/** The view of a route. */
export function ViewOf({ view }: { readonly view: ViewName }): ReactNode {
  const { View, words } = views[view];
  return words === null ? (
    <View />
  ) : (
    <WithWords part={words}>
      <View />
    </WithWords>
  );
}
