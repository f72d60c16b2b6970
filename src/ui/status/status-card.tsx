import { useId, type ReactNode } from 'react';
import './status-card.css';

interface StatusCardProps {
  readonly title: string;
  /** Beside the title. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One matter of the status, under its own heading. */
export function StatusCard({ title, actions, wide = false, children }: StatusCardProps): ReactNode {
  const id = useId();
  return (
    <section className="status-card" data-wide={wide || undefined} aria-labelledby={id}>
      <header className="status-card-head">
        <h2 id={id}>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}

/** What is known about something: put these into a `dl` with the class `status-facts`. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="status-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
