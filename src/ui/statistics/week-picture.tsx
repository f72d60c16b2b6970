import type { ReactNode } from 'react';
import type { CallStatistics } from '../../core/ports/call-history.ts';
import { useText } from '../app/window-context.ts';
import { useDateWords } from './date-words.ts';
import { Picture } from './picture.tsx';
import { cellAt, hours, weekdays, type Cell } from './week-cells.ts';
import { WeekTable } from './week-table.tsx';
import './week-picture.css';

/** When calls come: every hour of a week, the darker the more. */
export function WeekPicture({ cells }: { readonly cells: CallStatistics['hours'] }): ReactNode {
  const text = useText();
  const whenOf = useWhen();
  const [most] = cells.toSorted((a, b) => b.calls - a.calls);
  const summary = most && text('statistics.most', { when: whenOf(most), count: most.calls });
  return (
    <Picture
      title={text('statistics.week')}
      {...(summary !== undefined && { summary })}
      picture={<HeatMap cells={cells} most={most?.calls ?? 1} summary={summary ?? ''} />}
      table={<WeekTable cells={cells} />}
    />
  );
}

function useWhen(): (cell: Pick<Cell, 'weekday' | 'hour'>) => string {
  const dates = useDateWords();
  return ({ weekday, hour }) => `${dates.weekday(weekday, 'long')}, ${dates.hour(hour)}`;
}

interface HeatMapProps {
  readonly cells: readonly Cell[];
  readonly most: number;
  readonly summary: string;
}

function HeatMap({ cells, most, summary }: HeatMapProps): ReactNode {
  const text = useText();
  const dates = useDateWords();
  const whenOf = useWhen();
  return (
    <>
      <div className="heat-map" role="img" aria-label={`${text('statistics.week')}. ${summary}`}>
        {weekdays.map((weekday) => (
          <div key={weekday} className="heat-row">
            <span className="heat-day">{dates.weekday(weekday, 'short')}</span>
            {hours.map((hour) => {
              const { calls = 0, missed = 0 } = cellAt(cells, weekday, hour) ?? {};
              const when = whenOf({ weekday, hour });
              return (
                <i
                  key={hour}
                  data-calls={calls}
                  style={{ background: colourOf(calls / most) }}
                  title={text('statistics.cell', { when, count: calls, missed })}
                />
              );
            })}
          </div>
        ))}
        <div className="heat-row heat-hours">
          <span className="heat-day" />
          {hours.map((hour) => (
            <span key={hour}>{hour % 6 === 0 && dates.hour(hour)}</span>
          ))}
        </div>
      </div>
      <p className="heat-legend quiet" aria-hidden>
        {text('statistics.fewer')}
        {[0.05, 0.25, 0.5, 0.75, 1].map((share) => (
          <i key={share} style={{ background: colourOf(share) }} />
        ))}
        {text('statistics.more')}
      </p>
    </>
  );
}

/** Of the hour with most calls, from 0 to 1; a single call is to be told from none. */
function colourOf(share: number): string {
  const heat = share === 0 ? 0 : 14 + Math.round(86 * share);
  return `color-mix(in oklab, var(--oh-out) ${heat}%, var(--oh-frame))`;
}
