import type { ReactNode } from 'react';
import { SettingRow } from '../setting-row.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { useSetting } from '../use-setting.ts';
import { HookList } from './hook-list.tsx';

/** What is wrong with a hook is said where it is written, so the row has nothing to say of it. */
export function HooksSection(): ReactNode {
  const setting = useSetting('hooks');
  return (
    <SettingsSection name="hooks">
      <SettingRow setting={{ ...setting, trouble: null }} wide group canReset={false}>
        {({ disabled }) => <HookList setting={setting} disabled={disabled} />}
      </SettingRow>
    </SettingsSection>
  );
}
