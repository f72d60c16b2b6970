import type { ReactNode } from 'react';
import type { CallStatistics } from '../../core/ports/call-history.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { barsOf, callKinds, sumOf, type Bar, type CallKind } from './counted-kinds.ts';
import { CallsChart } from './calls-chart.tsx';
import { useDateWords } from './date-words.ts';
import { Picture } from './picture.tsx';
import type { Question, Unit } from './shown-period.ts';
import './calls-picture.css';

interface CallsPictureProps {
  readonly statistics: CallStatistics;
  readonly question: Question;
}

/** Calls by day, or whatever the period is cut into, by direction and outcome. */
export function CallsPicture({ statistics, question: { unit, query } }: CallsPictureProps): ReactNode {
  const text = useText();
  const dates = useDateWords();
  const bars = barsOf(statistics.days, query.dayStartsMs);
  const kinds = callKinds.filter((kind) => bars.some(({ counts }) => counts[kind] !== undefined));
  const [most] = bars.toSorted((a, b) => sumOf(b.counts) - sumOf(a.counts));
  const when = most && dates.long(unit, most.startMs);
  const summary =
    most &&
    text('statistics.most', {
      when: unit === 'week' ? `${text('statistics.from.week')} ${when}` : `${when}`,
      count: sumOf(most.counts),
    });
  const title = text(`statistics.per.${unit}`);
  return (
    <Picture
      title={title}
      {...(summary !== undefined && { summary })}
      picture={
        <figure className="calls-picture">
          <div role="img" aria-label={`${title}. ${summary ?? ''}`}>
            <CallsChart bars={bars} kinds={kinds} unit={unit} />
          </div>
          <figcaption className="calls-legend">
            {kinds.map((kind) => (
              <span key={kind}>
                <i data-kind={kind} aria-hidden />
                {text(`statistics.kind.${kind}`)}
              </span>
            ))}
          </figcaption>
        </figure>
      }
      table={<CallsTable bars={bars} kinds={kinds} unit={unit} title={title} />}
    />
  );
}

interface CallsTableProps {
  readonly bars: readonly Bar[];
  readonly kinds: readonly CallKind[];
  readonly unit: Unit;
  readonly title: string;
}

function CallsTable({ bars, kinds, unit, title }: CallsTableProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const dates = useDateWords();
  return (
    <table className="figures-table">
      <caption className="hidden-words">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{text(`statistics.from.${unit}`)}</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col">
              {text(`statistics.kind.${kind}`)}
            </th>
          ))}
          <th scope="col">{text('statistics.all')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ startMs, counts }) => (
          <tr key={startMs}>
            <th scope="row">{dates.long(unit, startMs)}</th>
            {kinds.map((kind) => (
              <td key={kind}>{formats.number(counts[kind] ?? 0)}</td>
            ))}
            <td>{formats.number(sumOf(counts))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
