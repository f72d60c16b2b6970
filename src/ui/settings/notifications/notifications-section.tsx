import type { ReactNode } from 'react';
import { SettingsSection } from '../settings-section.tsx';
import { SwitchSetting } from '../switch-setting.tsx';
import { MutedNumbers } from './muted-numbers.tsx';
import { NoticeTest } from './notice-test.tsx';

export function NotificationsSection(): ReactNode {
  return (
    <SettingsSection name="notifications">
      <SwitchSetting name="notifications.enabled" />
      <SwitchSetting name="notifications.directions.incoming" />
      <SwitchSetting name="notifications.directions.outgoing" />
      <SwitchSetting name="notifications.sound" />
      <NoticeTest />
      <MutedNumbers />
    </SettingsSection>
  );
}
