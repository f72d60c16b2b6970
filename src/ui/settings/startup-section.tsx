import type { ReactNode } from 'react';
import { useText, useWindow } from '../app/window-context.ts';
import { SettingsSection } from './settings-section.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import { TextSetting } from './text-setting.tsx';
import { UpdateState } from './update-state.tsx';

export function StartupSection(): ReactNode {
  const text = useText();
  const { app } = useWindow();
  return (
    <SettingsSection name="startup">
      {app.can.openAtLogin && <SwitchSetting name="startup.openAtLogin" />}
      {app.can.update && <SwitchSetting name="updates.enabled" />}
      {app.can.update && <TextSetting name="updates.feedUrl" placeholder="https://" />}
      <div className="settings-extra">
        <p>{text('settings.version', { version: app.version })}</p>
        {app.can.update ? <UpdateState /> : <p className="quiet">{text('settings.no-updates')}</p>}
      </div>
    </SettingsSection>
  );
}
