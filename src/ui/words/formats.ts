import type { Language } from '../../core/text/language.ts';
import { localeFor } from '../../core/text/locale.ts';

/** Dates and numbers as people here write them. Times are milliseconds since the Unix epoch, shown in local time. */
export interface Formats {
  /** `17:41` */
  time(ms: number): string;
  /** `17:41:07` */
  exactTime(ms: number): string;
  /** `20 Nov 2026, 17:41:07` */
  moment(ms: number): string;
  /** `20 Nov 2026` */
  date(ms: number): string;
  /** `Today`, `Yesterday`, `Friday, 20 November`; the year only when it is another one. */
  day(ms: number, nowMs: number): string;
  /** `6:18`, `1:02:03`; of seconds. */
  duration(seconds: number): string;
  /** `5 minutes ago` */
  ago(ms: number, nowMs: number): string;
  /** `12,345` */
  number(value: number): string;
}

/** @param locale of the machine, such as `de-AT`. */
export function createFormats(language: Language, locale: string): Formats {
  const local = localeFor(language, locale);
  const time = dates(local, { hour: '2-digit', minute: '2-digit' });
  const exactTime = dates(local, { timeStyle: 'medium' });
  const date = dates(local, { day: 'numeric', month: 'short', year: 'numeric' });
  const moment = dates(local, { dateStyle: 'medium', timeStyle: 'medium' });
  const day = dates(local, { weekday: 'long', day: 'numeric', month: 'long' });
  const dayOfYear = dates(local, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(local, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(local);

  return {
    time: (ms) => time.format(ms),
    exactTime: (ms) => exactTime.format(ms),
    moment: (ms) => moment.format(ms),
    date: (ms) => date.format(ms),
    day(ms, nowMs) {
      const daysAgo = Math.round((startOfDay(nowMs) - startOfDay(ms)) / dayMs);
      if (daysAgo === 0 || daysAgo === 1) return capitalised(relative.format(-daysAgo, 'day'));
      const sameYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear();
      return capitalised((sameYear ? day : dayOfYear).format(ms));
    },
    duration: durationOf,
    ago(ms, nowMs) {
      const seconds = Math.max(0, (nowMs - ms) / 1000);
      const [size, unit] = units.find(([size]) => seconds >= size) ?? [1, 'second'];
      return unit === 'second'
        ? relative.format(0, 'second')
        : relative.format(-Math.floor(seconds / size), unit);
    },
    number: (value) => numbers.format(value),
  };
}

const dayMs = 86_400_000;
const units: readonly (readonly [number, Intl.RelativeTimeFormatUnit])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
];

/** The local midnight before a moment. */
export function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

/**
 * The local midnight so many days after, or before, the one of a moment. Always from the date: where the clock is put forward at
 * midnight that day begins at one, and what is counted on from there would begin at one as well.
 */
export function startOfDayAfter(ms: number, days: number): number {
  const day = new Date(ms);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, options);
}

function durationOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = Math.floor(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
