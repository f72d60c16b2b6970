import type { ReactNode } from 'react';
import type { AppStatus } from '../../core/status/app-status.ts';
import { useNow } from '../app/use-now.ts';
import { useFormats, useStatus, useText } from '../app/window-context.ts';
import { hrefOf } from '../route/route.ts';
import './status-strip.css';

const lights = { hearing: 'good', starting: 'open', degraded: 'warn', deaf: 'bad', paused: 'open' } as const;

/** Where probes do not say it all. */
function reachabilityOf({ arrival: { why, kind }, reachability: { state } }: AppStatus) {
  return why === 'unseen' || why === 'unproven' || why === 'moved' || why === 'foreign' || why === 'wrong-day'
    ? ({ light: kind, words: `hearing.${why}` } as const)
    : ({ light: lights[state], words: `hearing.${state}` } as const);
}

/** One line that says whether calls can arrive: hearing, portal, the last event. */
export function StatusStrip(): ReactNode {
  const status = useStatus();
  const text = useText();
  const formats = useFormats();
  const nowMs = useNow();
  if (!status) return <footer className="strip" aria-label={text('strip.label')} />;
  const { portal, lastDelivery, quiet } = status;
  const heard = reachabilityOf(status);
  const ago = lastDelivery && formats.ago(lastDelivery.atMs, nowMs);
  return (
    <footer className="strip" aria-label={text('strip.label')}>
      <a href={hrefOf('status')}>
        <Light kind={heard.light} />
        {text(heard.words)}
      </a>
      <a
        href={hrefOf(portal.state === 'connected' ? 'status' : 'settings')}
        className="strip-portal"
        data-state={portal.state}
      >
        <Light kind={portalLight(portal.state)} />
        {text(`portal.${portal.state}`)}
      </a>
      {quiet && <span className="strip-quiet">{text('strip.quiet')}</span>}
      <span className="strip-last">
        {ago === null ? text('strip.no-event') : text('strip.last-event', { ago })}
      </span>
    </footer>
  );
}

function portalLight(state: string): 'good' | 'open' | 'bad' {
  if (state === 'connected') return 'good';
  return state === 'connecting' ? 'open' : 'bad';
}

/** Decoration: the words beside it say the same. */
function Light({ kind }: { readonly kind: 'good' | 'warn' | 'bad' | 'open' }): ReactNode {
  return <i className="strip-light" data-kind={kind} aria-hidden />;
}
