import { IconChartBar, IconHeartbeat, IconPhone, IconSettings, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText, useWindow } from '../app/window-context.ts';
import { hrefOf, views, type View } from '../route/route.ts';
import './navigation.css';

const icons: Readonly<Record<View, Icon>> = {
  history: IconPhone,
  statistics: IconChartBar,
  status: IconHeartbeat,
  settings: IconSettings,
};

/** The way between the views: a rail at the side, a bar at the bottom of a narrow window. */
export function Navigation({ current }: { readonly current: View }): ReactNode {
  const { app } = useWindow();
  const text = useText();
  return (
    <nav className="navigation" aria-label={text('nav.label')}>
      {views.map((view) => {
        const ViewIcon = icons[view];
        return (
          <a key={view} href={hrefOf(view)} aria-current={view === current ? 'page' : undefined}>
            <ViewIcon size={22} stroke={1.6} aria-hidden />
            <span>{text(`nav.${view}`)}</span>
          </a>
        );
      })}
      {app.demo && (
        <span className="navigation-demo" title={text('app.demo-hint')}>
          {text('app.demo')}
        </span>
      )}
    </nav>
  );
}
