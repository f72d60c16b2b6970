import { Button } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useFormats, useText } from '../app/window-context.ts';
import { noFilter } from '../history/shown-filter.ts';
import { ViewBoundary } from '../shell/view-boundary.tsx';
import { WithWords } from '../shell/with-words.tsx';
import { namedPeriods, type ShownPeriod } from './shown-period.ts';
import './period-choice.css';

const PeriodDialog = lazy(async () => ({
  default: (await import('../history/period-dialog.tsx')).PeriodDialog,
}));

interface PeriodChoiceProps {
  readonly period: ShownPeriod;
  /** Milliseconds since the Unix epoch, of the period that is shown. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly onPeriod: (period: ShownPeriod) => void;
}

export function PeriodChoice({ period, fromMs, untilMs, onPeriod }: PeriodChoiceProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const [choosing, setChoosing] = useState(false);
  const chosen = typeof period !== 'string';
  return (
    <div className="period-choice" role="group" aria-label={text('statistics.period')}>
      {namedPeriods.map((named) => (
        <Choice key={named} pressed={period === named} onClick={() => onPeriod(named)}>
          {text(`statistics.period.${named}`)}
        </Choice>
      ))}
      <Choice pressed={chosen} onClick={() => setChoosing(true)}>
        <IconCalendar size={16} stroke={1.75} aria-hidden />
        {chosen
          ? text('statistics.chosen', { from: formats.date(fromMs), until: formats.date(untilMs - 1) })
          : text('statistics.choose')}
      </Choice>
      {choosing && (
        <ViewBoundary>
          <Suspense fallback={null}>
            <WithWords part="call">
              <PeriodDialog
                filter={{ ...noFilter, period: chosen ? period : 'any' }}
                onClose={() => setChoosing(false)}
                onFilter={({ period: days }) => typeof days !== 'string' && onPeriod(days)}
              />
            </WithWords>
          </Suspense>
        </ViewBoundary>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Choice({ pressed, onClick, children }: ChoiceProps): ReactNode {
  return (
    <Button
      className="period-button"
      variant={pressed ? 'light' : 'subtle'}
      color={pressed ? 'blue' : 'gray'}
      size="compact-md"
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
