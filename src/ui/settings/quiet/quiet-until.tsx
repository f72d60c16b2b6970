import { Button, Input } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useNow } from '../../app/use-now.ts';
import { useFormats, useStatus, useText } from '../../app/window-context.ts';
import { Described } from '../described.tsx';
import { SettingRow } from '../setting-row.tsx';
import { useSetting } from '../use-setting.ts';
import './quiet-until.css';

const minuteMs = 60_000;

/** Quiet from now on, for a while. */
export function QuietUntil(): ReactNode {
  const text = useText();
  const setting = useSetting('notifications.doNotDisturb.until');
  const nowMs = useNow();
  const quiet = setting.value !== null && setting.value > nowMs;
  const until = (ms: number): void => void setting.save(ms);
  return (
    <SettingRow
      setting={setting}
      wide
      group
      canReset={false}
      wrong={text('settings.wrong.notifications.doNotDisturb.until')}
    >
      {({ disabled }) => (
        <div className="setting-field quiet-until">
          <p className="quiet-now" data-quiet={quiet || undefined} role="status">
            <QuietNow untilMs={quiet ? setting.value : null} />
          </p>
          {quiet && (
            <Button disabled={disabled} onClick={() => void setting.save(null)}>
              {text('settings.quiet-end')}
            </Button>
          )}
          {([30, 60] as const).map((minutes) => (
            <Button
              key={minutes}
              variant="default"
              disabled={disabled}
              onClick={() => until(Date.now() + minutes * minuteMs)}
            >
              {text(`settings.quiet-for.${minutes}`)}
            </Button>
          ))}
          <Button variant="default" disabled={disabled} onClick={() => until(nextMidnight())}>
            {text('settings.quiet-for.tomorrow')}
          </Button>
          <UntilMoment disabled={disabled} onSet={until} />
        </div>
      )}
    </SettingRow>
  );
}

function QuietNow({ untilMs }: { readonly untilMs: number | null }): ReactNode {
  const text = useText();
  const formats = useFormats();
  const status = useStatus();
  if (untilMs !== null) {
    const today = new Date(untilMs).toDateString() === new Date().toDateString();
    const when = today
      ? formats.time(untilMs)
      : `${formats.day(untilMs, untilMs - 2 * 86_400_000)}, ${formats.time(untilMs)}`;
    return text('settings.quiet-now', { when });
  }
  return text(status?.quiet?.untilMs === null ? 'settings.quiet-hours-now' : 'settings.quiet-not');
}

interface UntilMomentProps {
  readonly disabled: boolean;
  readonly onSet: (ms: number) => void;
}

function UntilMoment({ disabled, onSet }: UntilMomentProps): ReactNode {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const ms = new Date(typed).getTime();
  const past = !Number.isNaN(ms) && ms <= Date.now();
  return (
    <form
      className="quiet-moment"
      onSubmit={(event) => {
        event.preventDefault();
        if (!Number.isNaN(ms) && !past) onSet(ms);
      }}
    >
      <label htmlFor={id}>{text('settings.quiet-at')}</label>
      <Described id={id} by={`${id}-past`}>
        <Input
          type="datetime-local"
          value={typed}
          disabled={disabled}
          error={past}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Described>
      <Button type="submit" variant="default" disabled={disabled || Number.isNaN(ms) || past}>
        {text('settings.quiet-set')}
      </Button>
      <span id={`${id}-past`} className="quiet-past">
        {past && text('settings.wrong.notifications.doNotDisturb.until')}
      </span>
    </form>
  );
}

function nextMidnight(): number {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
}
