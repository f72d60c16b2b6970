import { Button, Loader } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useFormats, useStatus, useText } from '../app/window-context.ts';
import { hrefOf, openRoute } from '../route/route.ts';
import { HandlerAddress } from './handler-address.tsx';
import type { Mode } from './use-wizard.ts';

interface FirstEventStepProps {
  readonly mode: Mode;
  /** Who it is, as far as that is known already. */
  readonly name: string | null;
  readonly onClose: () => void;
}

/** The proof: an event that arrives while one looks. */
export function FirstEventStep({ mode, name, onClose }: FirstEventStepProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const status = useStatus();
  const last = status?.lastDelivery?.atMs ?? null;
  const [before] = useState(last);
  const arrivedMs = last === before ? null : last;
  return (
    <>
      <p className="sign-in-done">
        <IconCircleCheck size={18} aria-hidden />
        <Done mode={mode} name={name ?? (mode === 'app' ? (status?.portal.operator?.name ?? null) : null)} />
      </p>
      <h2 tabIndex={-1}>{text('sign-in.first')}</h2>
      <p>{text('sign-in.first-hint')}</p>
      <div className="sign-in-first" role="status" data-arrived={arrivedMs !== null || undefined}>
        {arrivedMs === null ? (
          <>
            <Loader size={22} aria-hidden />
            <p>{text('sign-in.first-waiting')}</p>
          </>
        ) : (
          <>
            <IconCircleCheck size={28} aria-hidden />
            <div>
              <p>
                <strong>{text('sign-in.first-arrived', { time: formats.time(arrivedMs) })}</strong>
              </p>
              <p>{text('sign-in.first-arrived-hint')}</p>
            </div>
          </>
        )}
      </div>
      {arrivedMs === null && <WhatToCheck mode={mode} />}
      <div className="sign-in-actions">
        {arrivedMs === null ? (
          <Button variant="default" size="md" onClick={onClose}>
            {text('sign-in.later')}
          </Button>
        ) : (
          <Button size="md" onClick={() => openRoute('history')}>
            {text('sign-in.finish')}
          </Button>
        )}
      </div>
    </>
  );
}

function Done({ mode, name }: { readonly mode: Mode; readonly name: string | null }): ReactNode {
  const text = useText();
  if (name === null) return text(mode === 'app' ? 'sign-in.signed-in' : 'sign-in.connected');
  return <bdi>{text(mode === 'app' ? 'sign-in.signed-in-as' : 'sign-in.connected-as', { name })}</bdi>;
}

/** In the order in which it goes wrong most often. */
function WhatToCheck({ mode }: { readonly mode: Mode }): ReactNode {
  const text = useText();
  const reachability = useStatus()?.reachability.state;
  return (
    <details className="sign-in-check">
      <summary>{text('sign-in.first-nothing')}</summary>
      <ul>
        <li>{text('sign-in.check.queue')}</li>
        <li>
          {text('sign-in.check.hearing')}{' '}
          {reachability && <strong>{text(`hearing.${reachability}`)}.</strong>}{' '}
          <a href={hrefOf('status')}>{text('sign-in.check.status')}</a>
        </li>
        {mode === 'app' && <li>{text('sign-in.check.installed')}</li>}
        {mode === 'webhook' && (
          <>
            <li>
              {text('sign-in.check.handler')} <HandlerAddress />
            </li>
            <li>{text('sign-in.check.events')}</li>
            <li>{text('sign-in.check.token')}</li>
          </>
        )}
        <li>{text('sign-in.check.telephony')}</li>
      </ul>
    </details>
  );
}
