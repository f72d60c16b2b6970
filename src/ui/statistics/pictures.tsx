import type { ReactNode } from 'react';
import type { Period } from '../history/shown-filter.ts';
import { CallsPicture } from './calls-picture.tsx';
import { FigureCards } from './figure-cards.tsx';
import type { Question, ShownPeriod } from './shown-period.ts';
import { TalkPicture } from './talk-picture.tsx';
import { TopContacts } from './top-contacts.tsx';
import type { CountedPeriod } from './use-statistics.ts';
import { WeekPicture } from './week-picture.tsx';
import './pictures.css';

/** All that is known of a period. */
export function Pictures({
  counted: { statistics, period, question },
  busy,
}: {
  readonly counted: CountedPeriod;
  /** Newer ones are on their way. */
  readonly busy: boolean;
}): ReactNode {
  return (
    <div className="statistics" aria-busy={busy}>
      <FigureCards statistics={statistics} />
      <CallsPicture statistics={statistics} question={question} />
      <WeekPicture cells={statistics.hours} />
      <div className="statistics-pair">
        <TopContacts contacts={statistics.topContacts} period={filterPeriodOf(period, question)} />
        <TalkPicture talkS={statistics.talkS} />
      </div>
    </div>
  );
}

/** The history knows no year that goes with the day. */
function filterPeriodOf(period: ShownPeriod, { query: { fromMs, untilMs } }: Question): Period {
  return period === 'year' ? { from: isoDay(fromMs), until: isoDay(untilMs - 1) } : period;
}

function isoDay(ms: number): string {
  const day = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
