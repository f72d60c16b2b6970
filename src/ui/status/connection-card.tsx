import type { ReactNode } from 'react';
import type { AppStatus } from '../../core/status/app-status.ts';
import type { ReachabilityState } from '../../core/tunnel/reachability-state.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { StateIcon, type StateKind } from './state-icon.tsx';
import { Fact, StatusCard } from './status-card.tsx';
import { tookOf, whenOf } from './when.ts';

interface CardProps {
  readonly status: AppStatus;
  readonly nowMs: number;
}

const kinds: Readonly<Record<ReachabilityState, StateKind>> = {
  starting: 'open',
  hearing: 'good',
  degraded: 'warn',
  deaf: 'bad',
  paused: 'open',
};

/** How events get here: the tunnel, who can read along, and the address that Bitrix24 calls. */
export function ConnectionCard({ status, nowMs }: CardProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const { reachability, tunnelKind } = status;
  const { lastProbe, reason } = reachability;
  return (
    <StatusCard title={text('status.connection')}>
      <p className="status-state">
        <StateIcon kind={kinds[reachability.state]} />
        <span>
          {text(`hearing.${reachability.state}`)} <Since ms={reachability.sinceMs} nowMs={nowMs} />
        </span>
      </p>
      <dl className="status-facts">
        {reason && (
          <Fact name={text('status.reason')}>
            <p>{text(`status.reason.${reason.code}`)}</p>
            {reason.detail !== '' && (
              <p className="quiet">
                {text('status.detail')}: <bdi lang="en">{reason.detail}</bdi>
              </p>
            )}
          </Fact>
        )}
        <Fact name={text('status.probe')}>
          {lastProbe
            ? text('status.probe-came', {
                took: tookOf(lastProbe.latencyMs, text),
                ago: formats.ago(lastProbe.atMs, nowMs),
              })
            : text('status.probe-none')}
        </Fact>
        <Fact name={text('status.tunnel')}>{text(`tunnel.${tunnelKind}`)}</Fact>
        <Fact name={text('status.reads')}>{text(`tunnel-reads.${tunnelKind}`)}</Fact>
        <HandlerAddress url={status.handlerUrl} />
      </dl>
    </StatusCard>
  );
}

function HandlerAddress({ url }: { readonly url: string | null }): ReactNode {
  const text = useText();
  return (
    <Fact name={text('status.handler')}>
      {url === null ? (
        text('status.handler-none')
      ) : (
        <>
          <code className="status-address">{url}</code>
          <p className="quiet">{text('status.handler-secret')}</p>
          <CopyButton value={url} says={text('status.copy-handler')} />
        </>
      )}
    </Fact>
  );
}

/** When it began; to the second for whoever points at it. */
export function Since({ ms, nowMs }: { readonly ms: number; readonly nowMs: number }): ReactNode {
  const text = useText();
  const formats = useFormats();
  return (
    <time className="status-since" dateTime={new Date(ms).toISOString()} title={formats.moment(ms)}>
      {text('status.since', { when: whenOf(ms, nowMs, formats) })}
    </time>
  );
}
