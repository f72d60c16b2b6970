import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PortalStatus } from '../../../core/status/app-status.ts';
import { useStatus, useText, useWindow } from '../../app/window-context.ts';
import { openRoute } from '../../route/route.ts';
import { CopyButton } from '../../shell/copy-button.tsx';
import { failureWords } from '../../sign-in/failure-words.ts';
import { Question } from '../question.tsx';
import './connection-state.css';

/** How the program stands with Bitrix24, and the way in or out. */
export function ConnectionState(): ReactNode {
  const text = useText();
  const status = useStatus();
  if (!status) return null;
  const { portal, arrival, handlerUrl } = status;
  const signedOut = portal.state === 'signed-out';
  return (
    <div className="settings-extra connection-state" data-state={portal.state}>
      <div>
        <p className="connection-title">
          <i aria-hidden />
          {text(`settings.state.${portal.state}`)}
        </p>
        <Who portal={portal} />
        <p className="quiet">{hintOf(portal, text)}</p>
        {arrival.why === 'moved' && handlerUrl !== null && (
          <div role="alert">
            <p>{text('settings.state-moved')}</p>
            <code>{handlerUrl}</code> <CopyButton value={handlerUrl} says={text('settings.state-copy')} />
          </div>
        )}
      </div>
      <div className="connection-actions">
        <Button
          variant={signedOut || portal.state === 'operator-unknown' ? 'filled' : 'default'}
          onClick={() => openRoute('settings', new URLSearchParams({ connect: '1' }))}
        >
          {text(signedOut ? 'settings.connect' : 'settings.reconnect')}
        </Button>
        {!signedOut && <SignOut domain={portal.domain ?? 'Bitrix24'} />}
      </div>
    </div>
  );
}

function Who({ portal: { operator, domain } }: { readonly portal: PortalStatus }): ReactNode {
  const text = useText();
  if (!operator) return domain === null ? null : <p>{domain}</p>;
  return (
    <p>
      <bdi>
        {text('settings.state-as', { name: operator.name ?? operator.id, domain: domain ?? 'Bitrix24' })}
      </bdi>
    </p>
  );
}

function hintOf({ state, failure }: PortalStatus, text: ReturnType<typeof useText>): string {
  if (failure) return failureWords(failure.why, failure.code, text);
  return state === 'failed' ? '' : text(`settings.state-hint.${state}`);
}

function SignOut({ domain }: { readonly domain: string }): ReactNode {
  const text = useText();
  const { api } = useWindow();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);

  function signOut(): void {
    setAsking(false);
    api.request('sign-out', null).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  }

  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {text('settings.sign-out')}
      </Button>
      {failed && <p role="alert">{text('settings.sign-out-failed')}</p>}
      {asking && (
        <Question
          title={text('settings.sign-out-title', { domain })}
          body={text('settings.sign-out-body')}
          confirm={text('settings.sign-out-confirm')}
          danger
          onConfirm={signOut}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
