import { memo, type ReactNode } from 'react';
import type { Formats } from '../words/formats.ts';
import type { Text } from '../words/text-catalogue.ts';
import { CallRow } from './call-row.tsx';
import type { Row } from './call-rows.ts';
import type { Sought } from './marks.ts';

interface PlacedRowProps {
  /** Missing at the end of what is read so far. */
  readonly row: Row | undefined;
  readonly index: number;
  /** Pixels from the top of all rows, and high. */
  readonly start: number;
  readonly size: number;
  /** The day that begins here. */
  readonly day: string | null;
  readonly chosen: boolean;
  readonly sought: Sought;
  readonly text: Text;
  readonly formats: Formats;
}

/** A row where it belongs in the list, with the heading of its day. */
export const PlacedRow = memo(function PlacedRow({
  row,
  index,
  start,
  size,
  day,
  chosen,
  sought,
  text,
  formats,
}: PlacedRowProps): ReactNode {
  return (
    <div
      role="presentation"
      className="call-place"
      style={{ transform: `translateY(${start}px)`, height: size }}
    >
      {day !== null && (
        <div role="row" className="call-day">
          <span role="rowheader">{day}</span>
        </div>
      )}
      {row?.call ? (
        <CallRow
          call={row.call}
          place={index + 2}
          chosen={chosen}
          sought={sought}
          text={text}
          formats={formats}
        />
      ) : (
        <SkeletonRow />
      )}
    </div>
  );
});

/** The shape of a row that is being read. */
export function SkeletonRow(): ReactNode {
  return (
    <div className="call-row call-skeleton" aria-hidden>
      <span className="call-who">
        <i className="avatar" />
        <i className="bone" />
      </span>
      <span className="call-result">
        <i className="bone" />
      </span>
      <span className="call-number">
        <i className="bone" />
      </span>
      <span className="call-length" />
      <span className="call-time">
        <i className="bone" />
      </span>
    </div>
  );
}
