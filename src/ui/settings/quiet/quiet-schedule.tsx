import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useText } from '../../app/window-context.ts';
import { SettingRow } from '../setting-row.tsx';
import { isSameValue } from '../setting-value.ts';
import { useSetting } from '../use-setting.ts';
import { objectionToHours, QuietHoursRow, type QuietHours } from './quiet-hours-row.tsx';
import './quiet-hours.css';

const workdays: QuietHours = { days: [1, 2, 3, 4, 5], from: '18:00', to: '08:00' };

/** The weekly hours without notices. What is incomplete waits until it makes sense; the rest is saved at once. */
export function QuietSchedule(): ReactNode {
  const text = useText();
  const setting = useSetting('notifications.doNotDisturb.schedule');
  const [rows, setRows] = useState<readonly QuietHours[]>(setting.value);
  const inForce = JSON.stringify(setting.inForce);
  useEffect(() => {
    setRows((before) => (isSameValue(before, setting.inForce) ? before : setting.inForce));
    // `inForce` stands for its content.
  }, [inForce]);

  function change(next: readonly QuietHours[]): void {
    setRows(next);
    if (next.every((hours) => objectionToHours(hours) === null)) void setting.save([...next.map(copyOf)]);
  }

  return (
    <SettingRow setting={setting} wide group>
      {({ disabled }) => (
        <div className="setting-field quiet-schedule">
          {rows.length === 0 && <p className="quiet">{text('settings.hours-none')}</p>}
          {rows.map((hours, index) => (
            <QuietHoursRow
              key={index}
              number={index + 1}
              hours={hours}
              disabled={disabled}
              onChange={(changed) => change(rows.map((row, at) => (at === index ? changed : row)))}
              onRemove={() => change(rows.filter((_, at) => at !== index))}
            />
          ))}
          <Button
            variant="default"
            disabled={disabled}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => change([...rows, workdays])}
          >
            {text('settings.hours-add')}
          </Button>
        </div>
      )}
    </SettingRow>
  );
}

function copyOf({ days, from, to }: QuietHours): { days: number[]; from: string; to: string } {
  return { days: days.toSorted((one, other) => one - other), from, to };
}
