import type { ReactNode } from 'react';
import { directions, origins } from '../../core/call/call.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { FilterChoice } from './filter-choice.tsx';
import { filterCount, noFilter, outcomes, type Period, type ShownFilter } from './shown-filter.ts';

interface HistoryFiltersProps {
  readonly filter: ShownFilter;
  readonly onFilter: (filter: ShownFilter) => void;
  readonly onChooseDays: () => void;
}

/** Nobody looks for calls of which not even that is known. */
const offered = directions.filter((direction) => direction !== 'unknown');
const periods = ['today', 'yesterday', 'week', 'month', 'choose'] as const;

/** The system's own lists: nothing to load, and every hand and screen reader knows them. */
export function HistoryFilters(props: HistoryFiltersProps): ReactNode {
  const { filter, onFilter } = props;
  const text = useText();
  const set = (change: Partial<ShownFilter>) => onFilter({ ...filter, ...change });
  return (
    <div className="history-filters">
      <FilterChoice
        label={text('filter.direction')}
        any={text('filter.any-direction')}
        chosen={filter.directions}
        options={offered.map((value) => ({ value, label: text(`direction.${value}`) }))}
        onChoose={(chosen) => set({ directions: chosen === null ? [] : [chosen] })}
      />
      <FilterChoice
        label={text('filter.outcome')}
        any={text('filter.any-outcome')}
        chosen={filter.outcomes}
        options={outcomes.map((value) => ({ value, label: text(`outcome.${value}`) }))}
        onChoose={(chosen) => set({ outcomes: chosen === null ? [] : [chosen] })}
      />
      <PeriodChoice {...props} />
      <FilterChoice
        label={text('filter.origin')}
        any={text('filter.any-origin')}
        chosen={filter.origins}
        options={origins.map((value) => ({ value, label: text(`origin.${value}`) }))}
        onChoose={(chosen) => set({ origins: chosen === null ? [] : [chosen] })}
      />
      <button
        type="button"
        className="filter-chip"
        aria-pressed={filter.withNote}
        onClick={() => set({ withNote: !filter.withNote })}
      >
        {text('filter.with-note')}
      </button>
      {filterCount(filter) > 0 && (
        <button
          type="button"
          className="filter-clear"
          onClick={() => onFilter({ ...noFilter, text: filter.text })}
        >
          {text('history.clear-filters')}
        </button>
      )}
    </div>
  );
}

function PeriodChoice({ filter, onFilter, onChooseDays }: HistoryFiltersProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const { period } = filter;
  const days = typeof period === 'string' ? null : period;
  // Noon, so that no summer time moves the day.
  const shown = (day: string) => formats.date(Date.parse(`${day}T12:00`));
  const label = days && text('filter.chosen', { from: shown(days.from), until: shown(days.until) });
  return (
    <FilterChoice<(typeof periods)[number] | 'days'>
      label={text('filter.period')}
      any={text('filter.any-period')}
      chosen={chosenOf(period)}
      options={[
        ...(label === null ? [] : [{ value: 'days' as const, label }]),
        ...periods.map((value) => ({ value, label: text(`filter.${value}`) })),
      ]}
      onChoose={(chosen) => {
        if (chosen === 'choose') onChooseDays();
        else if (chosen !== 'days') onFilter({ ...filter, period: chosen ?? 'any' });
      }}
    />
  );
}

function chosenOf(period: Period): readonly ((typeof periods)[number] | 'days')[] {
  if (typeof period !== 'string') return ['days'];
  return period === 'any' ? [] : [period];
}
