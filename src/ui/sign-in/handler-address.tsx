import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { hasFixedAddress } from '../../core/tunnel/tunnel-kinds.ts';
import { useSettings, useStatus, useText } from '../app/window-context.ts';
import { Copied } from './copied.tsx';

/** The address Bitrix24 has to call, ready to be pasted there. */
export function HandlerAddress(): ReactNode {
  const text = useText();
  const status = useStatus();
  const tunnel = useSettings()?.settings.tunnel;
  const url = status?.handlerUrl ?? null;
  const changes = tunnel !== undefined && !hasFixedAddress(tunnel);
  return (
    <>
      {url === null ? (
        <p role="status">{text('sign-in.webhook.no-handler')}</p>
      ) : (
        <Copied value={url} what={text('sign-in.webhook.handler')} />
      )}
      {changes && (
        <p className="sign-in-warning">
          <IconAlertTriangle size={18} aria-hidden />
          {text('sign-in.webhook.changing')}
        </p>
      )}
    </>
  );
}
