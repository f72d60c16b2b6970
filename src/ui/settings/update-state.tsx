import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { UpdateStatus } from '../../core/status/updates.ts';
import { useEvent } from '../app/use-request.ts';
import { useSettings, useText, useWindow } from '../app/window-context.ts';

/** Whether there is something newer, and the way to it. */
export function UpdateState(): ReactNode {
  const text = useText();
  const { api } = useWindow();
  const enabled = useSettings()?.settings.updates.enabled ?? false;
  const [status, setStatus] = useState<UpdateStatus | null>(null);
  useEvent('updates.changed', setStatus);

  function check(): void {
    setStatus({ kind: 'checking' });
    api.request('updates.check', null).then(setStatus, () => setStatus({ kind: 'failed', detail: '' }));
  }

  const shown = enabled ? (status ?? { kind: 'unknown' }) : { kind: 'off' as const };
  return (
    <>
      <p className="quiet" role="status">
        {text(`settings.update.${shown.kind}`, 'version' in shown ? { version: shown.version } : {})}
      </p>
      {shown.kind === 'ready' ? (
        <Button onClick={() => void api.request('updates.install', null)}>
          {text('settings.update-install')}
        </Button>
      ) : (
        <Button
          variant="default"
          disabled={!enabled}
          loading={shown.kind === 'checking' || shown.kind === 'downloading'}
          onClick={check}
        >
          {text('settings.update-check')}
        </Button>
      )}
    </>
  );
}
