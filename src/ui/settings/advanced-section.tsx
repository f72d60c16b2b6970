import type { ReactNode } from 'react';
import { ListenerPath } from './listener-path.tsx';
import { SettingsSection } from './settings-section.tsx';
import { TextSetting } from './text-setting.tsx';

export function AdvancedSection(): ReactNode {
  return (
    <SettingsSection name="advanced">
      <TextSetting name="listener.port" />
      <ListenerPath />
    </SettingsSection>
  );
}
