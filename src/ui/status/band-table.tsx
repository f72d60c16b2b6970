import type { ReactNode } from 'react';
import type { ReachabilityBand } from '../../core/status/app-status.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { upToNow } from './band-shape.ts';
import { whenOf } from './when.ts';

/** A tunnel that comes and goes all day makes thousands; nobody reads them. */
const mostRows = 100;

interface BandTableProps {
  readonly bands: readonly ReachabilityBand[];
  readonly nowMs: number;
}

/** The newest change first. */
export function BandTable({ bands, nowMs }: BandTableProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const rows = upToNow(bands, nowMs).toReversed();
  return (
    <>
      <table className="band-table">
        <caption className="hidden-words">{text('status.band')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('status.band-from')}</th>
            <th scope="col">{text('status.band-until')}</th>
            <th scope="col">{text('status.band-state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map(({ fromMs, untilMs, state }, index) => (
            <tr key={fromMs}>
              <td>{whenOf(fromMs, nowMs, formats)}</td>
              <td>{index === 0 ? text('status.band-now') : whenOf(untilMs, nowMs, formats)}</td>
              <td>{text(`status.band.${state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows && <p className="quiet">{text('status.band-more')}</p>}
    </>
  );
}
