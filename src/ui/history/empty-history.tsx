import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconPhone,
  IconPlugConnected,
  IconSearchOff,
  IconWifiOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStatus, useText } from '../app/window-context.ts';
import { openRoute } from '../route/route.ts';
import { Message } from '../shell/message.tsx';
import { SkeletonRow } from './placed-row.tsx';

const icon = { size: 40, stroke: 1.3, 'aria-hidden': true };

/** The first calls are on their way. */
export function HistoryLoading(): ReactNode {
  const text = useText();
  return (
    <div className="history-loading" role="status">
      <span className="hidden-words">{text('history.loading')}</span>
      {Array.from({ length: 14 }, (_, index) => (
        <SkeletonRow key={index} />
      ))}
    </div>
  );
}

export function HistoryFailed({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const text = useText();
  return (
    <Message
      icon={<IconAlertTriangle {...icon} />}
      title={text('history.failed')}
      hint={text('history.failed-hint')}
    >
      <Button className="message-action" variant="default" onClick={onRetry}>
        {text('app.try-again')}
      </Button>
    </Message>
  );
}

export function NothingFound({ onClear }: { readonly onClear: () => void }): ReactNode {
  const text = useText();
  return (
    <Message
      icon={<IconSearchOff {...icon} />}
      title={text('history.nothing')}
      hint={text('history.nothing-hint')}
    >
      <Button className="message-action" variant="default" onClick={onClear}>
        {text('history.clear-filters')}
      </Button>
    </Message>
  );
}

/** Nothing was ever kept: what has to be done before the first call can come. */
export function NoCallsYet(): ReactNode {
  const text = useText();
  const status = useStatus();
  const title = text('history.empty');
  if (status && (status.portal.state === 'signed-out' || status.portal.state === 'operator-unknown')) {
    return (
      <Message icon={<IconPlugConnected {...icon} />} title={title} hint={text('history.empty-signed-out')}>
        <Button
          className="message-action"
          onClick={() => openRoute('settings', new URLSearchParams({ connect: '1' }))}
        >
          {text('history.connect')}
        </Button>
      </Message>
    );
  }
  if (status && (status.arrival.kind === 'bad' || status.portal.state === 'failed')) {
    return (
      <Message icon={<IconWifiOff {...icon} />} title={title} hint={text('history.empty-deaf')}>
        <Button className="message-action" onClick={() => openRoute('status')}>
          {text('history.open-status')}
        </Button>
      </Message>
    );
  }
  return <Message icon={<IconPhone {...icon} />} title={title} hint={text('history.empty-ready')} />;
}
