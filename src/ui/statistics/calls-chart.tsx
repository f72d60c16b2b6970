import { useState, type ReactNode } from 'react';
import { useLayout } from '../app/use-media.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { sumOf, type Bar, type CallKind } from './counted-kinds.ts';
import { axisSteps } from './axis-steps.ts';
import { useDateWords } from './date-words.ts';
import type { Unit } from './shown-period.ts';
import './calls-chart.css';

interface CallsChartProps {
  readonly bars: readonly Bar[];
  readonly kinds: readonly CallKind[];
  readonly unit: Unit;
}

/** Stacked bars, drawn like the heat map below them. The words for screen readers are around it. */
export function CallsChart({ bars, kinds, unit }: CallsChartProps): ReactNode {
  const [pointed, setPointed] = useState<number | null>(null);
  const steps = axisSteps(Math.max(...bars.map(({ counts }) => sumOf(counts)), 0));
  const top = steps.at(-1) ?? 1;
  const shown = pointed === null ? undefined : bars[pointed];
  return (
    <div className="bars">
      <CountAxis steps={steps} />
      <div className="bars-plot" onPointerLeave={() => setPointed(null)}>
        {bars.map(({ startMs, counts }, index) => (
          <div key={startMs} className="bar" onPointerEnter={() => setPointed(index)}>
            {kinds
              .filter((kind) => counts[kind])
              .map((kind) => (
                <i key={kind} data-kind={kind} style={{ height: `${(100 * (counts[kind] ?? 0)) / top}%` }} />
              ))}
          </div>
        ))}
        {shown && pointed !== null && (
          <PointedBar bar={shown} share={pointed / bars.length} kinds={kinds} unit={unit} />
        )}
      </div>
      <DateAxis bars={bars} unit={unit} />
    </div>
  );
}

function CountAxis({ steps }: { readonly steps: readonly number[] }): ReactNode {
  const formats = useFormats();
  const top = steps.at(-1) ?? 1;
  return steps.map((count) => (
    <div key={count} className="bars-step" style={{ bottom: `calc(${count / top} * var(--bars-height))` }}>
      <span>{formats.number(count)}</span>
    </div>
  ));
}

/** As many dates as can be read beside each other, evenly spaced. */
function DateAxis({ bars, unit }: Pick<CallsChartProps, 'bars' | 'unit'>): ReactNode {
  const dates = useDateWords();
  const every = Math.ceil(bars.length / (useLayout() === 'narrow' ? 5 : 10));
  return (
    <div className="bars-dates">
      {bars.map(({ startMs }, index) => (
        <span key={startMs}>{index % every === 0 && <time>{dates.short(unit, startMs)}</time>}</span>
      ))}
    </div>
  );
}

interface PointedBarProps extends Omit<CallsChartProps, 'bars'> {
  readonly bar: Bar;
  /** How far to the right it stands, 0 to 1. */
  readonly share: number;
}

function PointedBar({ bar: { startMs, counts }, share, kinds, unit }: PointedBarProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const dates = useDateWords();
  const side = share < 0.5 ? { left: `${100 * share + 4}%` } : { right: `${100 * (1 - share)}%` };
  return (
    <div className="bars-pointed" style={side}>
      <strong>{dates.long(unit, startMs)}</strong>
      {kinds.map((kind) => (
        <div key={kind}>
          <i data-kind={kind} />
          <span>{text(`statistics.kind.${kind}`)}</span>
          <span>{formats.number(counts[kind] ?? 0)}</span>
        </div>
      ))}
    </div>
  );
}
