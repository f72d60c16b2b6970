import { Button } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import './picture.css';

interface PictureProps {
  readonly title: string;
  /** One sentence: what the picture shows first. */
  readonly summary?: string;
  readonly picture: ReactNode;
  /** The same in numbers. */
  readonly table: ReactNode;
}

/** What can be looked at as a picture, or read as a table. */
export function Picture({ title, summary, picture, table }: PictureProps): ReactNode {
  const text = useText();
  const [asTable, setAsTable] = useState(false);
  const toggle = text(asTable ? 'statistics.as-picture' : 'statistics.as-table');
  return (
    <PictureCard
      title={title}
      actions={
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`${toggle}: ${title}`}
          onClick={() => setAsTable(!asTable)}
        >
          {toggle}
        </Button>
      }
    >
      {summary !== undefined && <p className="quiet">{summary}</p>}
      {asTable ? (
        <div className="picture-table" role="group" aria-label={title} tabIndex={0}>
          {table}
        </div>
      ) : (
        picture
      )}
    </PictureCard>
  );
}

interface PictureCardProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function PictureCard({ title, actions, children }: PictureCardProps): ReactNode {
  const id = useId();
  return (
    <section className="picture" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}
