import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ReachabilityBand } from '../../core/status/app-status.ts';
import { useEvent, useRequest } from '../app/use-request.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { BandTable } from './band-table.tsx';
import { bandParts, heardShare } from './band-shape.ts';
import { StatusCard } from './status-card.tsx';
import './reachability-band.css';

const hourMs = 3_600_000;

/** How hearing went over the last 24 hours: as a picture, or as a table. */
export function ReachabilityBandCard({ nowMs }: { readonly nowMs: number }): ReactNode {
  const text = useText();
  const band = useRequest('status.band', null);
  const [asTable, setAsTable] = useState(false);
  useEvent('status.changed', band.again);
  const toggle = (
    <Button variant="subtle" size="compact-sm" onClick={() => setAsTable(!asTable)}>
      {text(asTable ? 'status.band-picture' : 'status.band-table')}
    </Button>
  );
  return (
    <StatusCard wide title={text('status.band')} actions={band.answer && toggle}>
      {band.state === 'loading' && <p className="quiet">{text('app.loading')}</p>}
      {band.state === 'failed' && (
        <p role="alert">
          {text('status.band-failed')}{' '}
          <Button variant="light" size="compact-sm" onClick={band.again}>
            {text('app.try-again')}
          </Button>
        </p>
      )}
      {band.answer && <ShareWords bands={band.answer} />}
      {band.answer && asTable && <BandTable bands={band.answer} nowMs={nowMs} />}
      {band.answer && !asTable && <BandPicture bands={band.answer} nowMs={nowMs} />}
    </StatusCard>
  );
}

function ShareWords({ bands }: { readonly bands: readonly ReachabilityBand[] }): ReactNode {
  const text = useText();
  const share = heardShare(bands);
  // Rounded down: 100 % is said only when not a second was lost.
  return share === null ? null : (
    <p>{text('status.band-share', { percent: Math.floor(share * 1000) / 10 })}</p>
  );
}

interface BandProps {
  readonly bands: readonly ReachabilityBand[];
  readonly nowMs: number;
}

function BandPicture({ bands, nowMs }: BandProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const shown = [...new Set(bands.map(({ state }) => state))];
  return (
    <figure className="band">
      <svg
        className="band-picture"
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={text('status.band')}
      >
        {bandParts(bands, nowMs).map(({ state, at, width }, index) => (
          <rect key={index} x={at} width={width} {...shapes[state]} data-state={state} />
        ))}
      </svg>
      <div className="band-hours quiet" aria-hidden>
        {[24, 18, 12, 6].map((hours) => (
          <span key={hours}>{formats.time(nowMs - hours * hourMs)}</span>
        ))}
        <span>{text('status.band-now')}</span>
      </div>
      <figcaption className="band-legend">
        {shown.map((state) => (
          <span key={state}>
            <i data-state={state} aria-hidden />
            {text(`status.band.${state}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** Not only the colour tells them apart: the better it was heard, the higher. */
const shapes: Readonly<Record<ReachabilityBand['state'], { readonly y: number; readonly height: number }>> = {
  hearing: { y: 0, height: 10 },
  degraded: { y: 4, height: 6 },
  deaf: { y: 7, height: 3 },
  starting: { y: 8.5, height: 1.5 },
  paused: { y: 8.5, height: 1.5 },
  off: { y: 9.4, height: 0.6 },
};
