import { Button } from '@mantine/core';
import { Suspense, type ReactNode } from 'react';
import type { AppStatus, PortalStatus } from '../../core/status/app-status.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { hrefOf } from '../route/route.ts';
import { WithWords } from '../shell/with-words.tsx';
import { Since } from './connection-card.tsx';
import { StateIcon, type StateKind } from './state-icon.tsx';
import { Fact, StatusCard } from './status-card.tsx';
import { whenOf } from './when.ts';

interface PortalProps {
  readonly portal: PortalStatus;
  readonly nowMs: number;
}

const kinds: Readonly<Record<PortalStatus['state'], StateKind>> = {
  'signed-out': 'bad',
  connecting: 'open',
  connected: 'good',
  'not-installed': 'bad',
  'operator-unknown': 'bad',
  failed: 'bad',
};

/** How the program stands with Bitrix24, and what the operator can do about it. */
export function PortalCard({
  status: { portal },
  nowMs,
}: {
  readonly status: AppStatus;
  readonly nowMs: number;
}): ReactNode {
  const text = useText();
  const { state, domain, operator, mode } = portal;
  return (
    <StatusCard title={text('status.portal')}>
      <p className="status-state">
        <StateIcon kind={state === 'connected' && portal.failure ? 'warn' : kinds[state]} />
        <span>
          {text(`portal.${state}`)} <Since ms={portal.sinceMs} nowMs={nowMs} />
        </span>
      </p>
      <dl className="status-facts">
        <ToDo portal={portal} nowMs={nowMs} />
        <Fact name={text('status.portal-address')}>
          <bdi>{domain ?? text('status.unknown')}</bdi>
        </Fact>
        <Fact name={text('status.operator')}>
          <bdi>
            {operator?.name ??
              (operator ? text('status.operator-id', { id: operator.id }) : text('status.unknown'))}
          </bdi>
        </Fact>
        <Fact name={text('status.mode')}>{text(`status.mode.${mode}`)}</Fact>
      </dl>
    </StatusCard>
  );
}

function ToDo({ portal, nowMs }: PortalProps): ReactNode {
  const text = useText();
  const { state, failure, mode } = portal;
  if (state === 'connected' && failure === null) return null;
  const what = state === 'signed-out' && mode === 'webhook' ? 'no-token' : state;
  const inSettings = what !== 'connecting' && what !== 'not-installed';
  return (
    <Fact name={text('status.to-do')}>
      {failure && <Failure failure={failure} nowMs={nowMs} />}
      {what !== 'connected' && failure === null && <p>{text(`status.portal-do.${what}`)}</p>}
      {inSettings && (
        <Button component="a" href={hrefOf('settings')} variant="light" size="compact-sm">
          {text('status.settings')}
        </Button>
      )}
    </Fact>
  );
}

interface FailureProps {
  readonly failure: NonNullable<PortalStatus['failure']>;
  readonly nowMs: number;
}

/** The words of a portal's failures come with those of the settings, where most of them are put right. */
function Failure(props: FailureProps): ReactNode {
  return (
    <Suspense fallback={null}>
      <WithWords part="settings">
        <FailureWords {...props} />
      </WithWords>
    </Suspense>
  );
}

function FailureWords({ failure: { why, code, retryAtMs }, nowMs }: FailureProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  return (
    <p>
      {text(`portal.failure.${why}`, { code: code ?? '–' })}{' '}
      {retryAtMs !== null && text('status.portal-retry', { when: whenOf(retryAtMs, nowMs, formats) })}
    </p>
  );
}
