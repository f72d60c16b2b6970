import { useMemo } from 'react';
import { localeFor } from '../../core/text/locale.ts';
import { useLanguage, useWindow } from '../app/window-context.ts';
import type { Unit } from './shown-period.ts';

/** How beginnings, weekdays and hours are written here. */
export interface DateWords {
  /** Beside the axis: as short as can be. */
  short(unit: Unit, startMs: number): string;
  long(unit: Unit, startMs: number): string;
  /** @param weekday 1 Monday to 7 Sunday. */
  weekday(weekday: number, style: 'short' | 'long'): string;
  /** `09:00`, `9 AM`. @param hour 0 to 23. */
  hour(hour: number): string;
}

const shapes: Readonly<Record<Unit, Record<'short' | 'long', Intl.DateTimeFormatOptions>>> = {
  hour: { short: { hour: 'numeric' }, long: { hour: '2-digit', minute: '2-digit' } },
  day: {
    short: { day: 'numeric', month: 'short' },
    long: { weekday: 'short', day: 'numeric', month: 'long' },
  },
  week: {
    short: { day: 'numeric', month: 'short' },
    long: { day: 'numeric', month: 'long', year: 'numeric' },
  },
  month: { short: { month: 'short', year: '2-digit' }, long: { month: 'long', year: 'numeric' } },
  year: { short: { year: 'numeric' }, long: { year: 'numeric' } },
};

export function useDateWords(): DateWords {
  const { app } = useWindow();
  const language = useLanguage();
  return useMemo(() => {
    const locale = localeFor(language, app.locale);
    return dateWords((options) => new Intl.DateTimeFormat(locale, options));
  }, [app.locale, language]);
}

function dateWords(formatOf: (options: Intl.DateTimeFormatOptions) => Intl.DateTimeFormat): DateWords {
  const known = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();
  const write = (options: Intl.DateTimeFormatOptions, ms: number | Date) => {
    const format = known.get(options) ?? formatOf(options);
    known.set(options, format);
    return format.format(ms);
  };
  return {
    short: (unit, startMs) => write(shapes[unit].short, startMs),
    long: (unit, startMs) => write(shapes[unit].long, startMs),
    // 1 January 2024 was a Monday.
    weekday: (weekday, style) => write(weekdays[style], new Date(2024, 0, weekday)),
    hour: (hour) => write(shapes.hour.long, new Date(2024, 0, 1, hour)),
  };
}

const weekdays = { short: { weekday: 'short' }, long: { weekday: 'long' } } as const;
