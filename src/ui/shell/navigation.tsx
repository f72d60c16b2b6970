import type { ReactNode } from 'react';
import { useText, useWindow } from '../app/window-context.ts';
import { viewNames, type ViewName } from '../../contract/view-names.ts';
import { hrefOf } from '../route/route.ts';
import { views } from './views.tsx';
import './navigation.css';

/** The way between the views: a rail at the side, a bar at the bottom of a narrow window. */
export function Navigation({ current }: { readonly current: ViewName }): ReactNode {
  const { app } = useWindow();
  const text = useText();
  return (
    <nav className="navigation" aria-label={text('nav.label')}>
      {viewNames.map((view) => {
        const ViewIcon = views[view].icon;
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
