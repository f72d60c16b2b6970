import { Button } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import './period-dialog.css';
import 'dayjs/locale/de';
import 'dayjs/locale/ru';
import { useState, type ReactNode } from 'react';
import { useLanguage, useText } from '../app/window-context.ts';
import { Dialog } from '../shell/dialog.tsx';
import type { ShownFilter } from './shown-filter.ts';

interface PeriodDialogProps {
  readonly filter: ShownFilter;
  readonly onFilter: (filter: ShownFilter) => void;
  readonly onClose: () => void;
}

/** The first and the last day to be shown. One day twice is that day. */
export function PeriodDialog({ filter, onFilter, onClose }: PeriodDialogProps): ReactNode {
  const text = useText();
  const language = useLanguage();
  const { period } = filter;
  const before: [string | null, string | null] =
    typeof period === 'string' ? [null, null] : [period.from, period.until];
  const [[from, until], setDays] = useState(before);
  return (
    <Dialog
      title={text('period.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {text('dialog.cancel')}
          </Button>
          <Button
            disabled={from === null}
            onClick={() => {
              if (from !== null) onFilter({ ...filter, period: { from, until: until ?? from } });
              onClose();
            }}
          >
            {text('period.apply')}
          </Button>
        </>
      }
    >
      <p className="quiet">{text('period.label')}</p>
      <DatePicker
        className="period-days"
        type="range"
        allowSingleDateInRange
        locale={language}
        value={[from, until]}
        onChange={setDays}
        hideOutsideDates
        ariaLabels={{
          previousMonth: text('period.previous'),
          nextMonth: text('period.next'),
          previousYear: text('period.previous'),
          nextYear: text('period.next'),
          previousDecade: text('period.previous'),
          nextDecade: text('period.next'),
        }}
        maxDate={new Date()}
        firstDayOfWeek={1}
        {...(from !== null && { defaultDate: from })}
      />
    </Dialog>
  );
}
