import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';

/** Stays at the top of the list: the columns, where there are any, and the day one is at. */
export function ColumnHeads({ day }: { readonly day: string }): ReactNode {
  const text = useText();
  return (
    <div role="presentation" className="call-heads">
      <div role="row" aria-rowindex={1} className="call-row">
        <span role="columnheader" className="call-who">
          {text('column.contact')}
        </span>
        <span role="columnheader" className="call-result">
          {text('column.result')}
        </span>
        <span role="columnheader" className="call-number">
          {text('column.number')}
        </span>
        <span role="columnheader" className="call-length">
          {text('column.duration')}
        </span>
        <span role="columnheader" className="call-time">
          {text('column.time')}
        </span>
      </div>
      <div className="call-day" aria-hidden>
        {day}
      </div>
    </div>
  );
}
