import type { ReactNode } from 'react';
import './view-page.css';

interface ViewPageProps {
  readonly title: string;
  /** Beside the title: what can be done with all of the view. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The page of a view that scrolls as a whole: a heading, then content of readable width. */
export function ViewPage({ title, actions, children }: ViewPageProps): ReactNode {
  return (
    <div className="view-page" tabIndex={-1}>
      <header className="view-page-head">
        <h1>{title}</h1>
        {actions}
      </header>
      {children}
    </div>
  );
}
