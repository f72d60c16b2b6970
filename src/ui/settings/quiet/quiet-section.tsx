import type { ReactNode } from 'react';
import { SettingsSection } from '../settings-section.tsx';
import { QuietSchedule } from './quiet-schedule.tsx';
import { QuietUntil } from './quiet-until.tsx';

export function QuietSection(): ReactNode {
  return (
    <SettingsSection name="quiet">
      <QuietUntil />
      <QuietSchedule />
    </SettingsSection>
  );
}
