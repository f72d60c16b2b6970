import { lazy, type ReactNode } from 'react';
import { HistoryView } from '../history/history-view.tsx';
import type { View } from '../route/route.ts';
import { WithWords } from './with-words.tsx';

const StatisticsView = lazy(async () => ({
  default: (await import('../statistics/statistics-view.tsx')).StatisticsView,
}));
const StatusView = lazy(async () => ({ default: (await import('../status/status-view.tsx')).StatusView }));
const SettingsView = lazy(async () => ({
  default: (await import('../settings/settings-view.tsx')).SettingsView,
}));

/** The view of a route. All but the history are fetched when they are opened, their words with them. */
export function ViewOf({ view }: { readonly view: View }): ReactNode {
  switch (view) {
    case 'history':
      return <HistoryView />;
    case 'statistics':
      return (
        <WithWords part="statistics">
          <StatisticsView />
        </WithWords>
      );
    case 'status':
      return (
        <WithWords part="status">
          <StatusView />
        </WithWords>
      );
    case 'settings':
      return (
        <WithWords part="settings">
          <SettingsView />
        </WithWords>
      );
  }
}
