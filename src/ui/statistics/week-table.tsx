import type { ReactNode } from 'react';
import { useFormats, useText } from '../app/window-context.ts';
import { useDateWords } from './date-words.ts';
import { cellAt, hours, weekdays, type Cell } from './week-cells.ts';

/** Hours down, weekdays across: that way it fits into a narrow window. */
export function WeekTable({ cells }: { readonly cells: readonly Cell[] }): ReactNode {
  const text = useText();
  const formats = useFormats();
  const dates = useDateWords();
  const called = hours.filter((hour) => cells.some((cell) => cell.hour === hour));
  return (
    <>
      <p className="quiet">{text('statistics.week-hint')}</p>
      <table className="figures-table">
        <caption className="hidden-words">{text('statistics.week')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('statistics.hour')}</th>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                <abbr title={dates.weekday(weekday, 'long')}>{dates.weekday(weekday, 'short')}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {called.map((hour) => (
            <tr key={hour}>
              <th scope="row">{dates.hour(hour)}</th>
              {weekdays.map((weekday) => {
                const { calls = 0, missed = 0 } = cellAt(cells, weekday, hour) ?? {};
                return (
                  <td key={weekday}>
                    {formats.number(calls)}
                    {missed > 0 && ` (${formats.number(missed)})`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
