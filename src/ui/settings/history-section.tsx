import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { SettingsSection } from './settings-section.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import { TextSetting } from './text-setting.tsx';

export function HistorySection(): ReactNode {
  const text = useText();
  return (
    <SettingsSection name="history">
      <TextSetting name="history.retentionDays" unit={text('settings.days')} />
      <SwitchSetting name="history.keepNumbers" />
    </SettingsSection>
  );
}
