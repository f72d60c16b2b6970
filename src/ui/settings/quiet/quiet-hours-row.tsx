import { ActionIcon, Input } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useLanguage, useText } from '../../app/window-context.ts';

export interface QuietHours {
  /** 1 is Monday, 7 Sunday; the day on which `from` lies. */
  readonly days: readonly number[];
  readonly from: string;
  /** Earlier than `from` means the next morning. */
  readonly to: string;
}

/** The words for what is still missing. */
export function objectionToHours({ days, from, to }: QuietHours) {
  if (days.length === 0) return 'settings.hours-no-day';
  return from === '' || to === '' ? 'settings.hours-empty' : null;
}

interface QuietHoursRowProps {
  readonly number: number;
  readonly hours: QuietHours;
  readonly disabled: boolean;
  readonly onChange: (hours: QuietHours) => void;
  readonly onRemove: () => void;
}

export function QuietHoursRow({
  number,
  hours,
  disabled,
  onChange,
  onRemove,
}: QuietHoursRowProps): ReactNode {
  const text = useText();
  const id = useId();
  const objection = objectionToHours(hours);
  const note = objection ?? (hours.to <= hours.from ? ('settings.hours-next-morning' as const) : null);
  return (
    <fieldset className="quiet-hours" disabled={disabled} aria-describedby={`${id}-note`}>
      <legend className="hidden-words">{text('settings.hours', { number })}</legend>
      <Days days={hours.days} onChange={(days) => onChange({ ...hours, days })} />
      <div className="quiet-times">
        {(['from', 'to'] as const).map((end) => (
          <span key={end}>
            <label htmlFor={`${id}-${end}`}>{text(`settings.hours-end.${end}`)}</label>
            <Input
              id={`${id}-${end}`}
              type="time"
              value={hours[end]}
              onChange={(event) => onChange({ ...hours, [end]: event.currentTarget.value })}
            />
          </span>
        ))}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={text('settings.hours-remove', { number })}
        onClick={onRemove}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
      <p
        className="quiet-hours-note"
        id={`${id}-note`}
        data-wrong={objection !== null || undefined}
        role="status"
      >
        {note !== null && text(note)}
      </p>
    </fieldset>
  );
}

interface DaysProps {
  readonly days: readonly number[];
  readonly onChange: (days: readonly number[]) => void;
}

/** Buttons that are pressed or not, Monday first. */
function Days({ days, onChange }: DaysProps): ReactNode {
  const text = useText();
  const language = useLanguage();
  const long = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <div className="quiet-days" role="group" aria-label={text('settings.hours-days')}>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => {
        const chosen = days.includes(day);
        // The first of January 2024 was a Monday.
        const date = Date.UTC(2024, 0, day);
        return (
          <button
            key={day}
            type="button"
            aria-pressed={chosen}
            title={long.format(date)}
            onClick={() => onChange(chosen ? days.filter((other) => other !== day) : [...days, day])}
          >
            {short.format(date)}
          </button>
        );
      })}
    </div>
  );
}
