import { Button } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { AppStatus } from '../../core/status/app-status.ts';
import { useFormats, useText, useWindow } from '../app/window-context.ts';
import { hrefOf } from '../route/route.ts';
import { StatusCard } from './status-card.tsx';
import { whenOf } from './when.ts';

const choices = ['half-hour', 'hour', 'tomorrow'] as const;

/** Whether notices are held back, and for how long they shall be. */
export function QuietCard({
  quiet,
  nowMs,
}: {
  readonly quiet: AppStatus['quiet'];
  readonly nowMs: number;
}): ReactNode {
  const { api } = useWindow();
  const text = useText();
  const [failed, setFailed] = useState(false);
  function hold(untilMs: number | null): void {
    api.request('quiet.until', { untilMs }).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  }

  return (
    <StatusCard title={text('status.quiet')}>
      <QuietState quiet={quiet} nowMs={nowMs} />
      <div className="status-buttons">
        {choices.map((choice) => (
          <Button key={choice} variant="default" size="xs" onClick={() => hold(untilOf(choice, Date.now()))}>
            {text(`status.quiet-for.${choice}`)}
          </Button>
        ))}
        {quiet !== null && quiet.untilMs !== null && (
          <Button size="xs" onClick={() => hold(null)}>
            {text('status.quiet-end')}
          </Button>
        )}
        {quiet !== null && quiet.untilMs === null && (
          <Button component="a" href={hrefOf('settings')} variant="light" size="xs">
            {text('status.settings')}
          </Button>
        )}
      </div>
      {failed && <p role="alert">{text('status.quiet-failed')}</p>}
    </StatusCard>
  );
}

function QuietState({
  quiet,
  nowMs,
}: {
  readonly quiet: AppStatus['quiet'];
  readonly nowMs: number;
}): ReactNode {
  const text = useText();
  const formats = useFormats();
  const words = () => {
    if (quiet === null) return text('status.quiet-off');
    if (quiet.untilMs === null) return text('status.quiet-schedule');
    return text('status.quiet-until', { when: whenOf(quiet.untilMs, nowMs, formats) });
  };
  const Bell = quiet === null ? IconBell : IconBellOff;
  return (
    <p className="status-quiet" role="status">
      <Bell size={20} stroke={1.75} aria-hidden />
      {words()}
    </p>
  );
}

/** Tomorrow begins at midnight where the operator is, as in the tray. */
function untilOf(choice: (typeof choices)[number], nowMs: number): number {
  switch (choice) {
    case 'half-hour':
      return nowMs + 30 * 60_000;
    case 'hour':
      return nowMs + 60 * 60_000;
    case 'tomorrow': {
      const midnight = new Date(nowMs);
      midnight.setHours(24, 0, 0, 0);
      return midnight.getTime();
    }
  }
}
