import type { ReactNode } from 'react';
import { RetentionSetting } from './retention-setting.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SwitchSetting } from './switch-setting.tsx';

export function HistorySection(): ReactNode {
  return (
    <SettingsSection name="history">
      <RetentionSetting />
      <SwitchSetting name="history.keepNumbers" />
    </SettingsSection>
  );
}
