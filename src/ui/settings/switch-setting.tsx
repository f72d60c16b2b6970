import { Switch } from '@mantine/core';
import '@mantine/core/styles/Switch.layer.css';
import type { ReactNode } from 'react';
import type { RowKey } from './row-keys.ts';
import { SettingRow } from './setting-row.tsx';
import type { SettingValue } from './setting-value.ts';
import { useSetting, type Setting } from './use-setting.ts';

type SwitchKey = { [Key in RowKey]: SettingValue<Key> extends boolean ? Key : never }[RowKey];

/** A setting that is on or off. */
export function SwitchSetting({ name }: { readonly name: SwitchKey }): ReactNode {
  const setting: Setting<SwitchKey> = useSetting(name);
  return (
    <SettingRow setting={setting} canReset={false}>
      {(control) => (
        <Switch
          {...control}
          className="setting-switch"
          size="md"
          withThumbIndicator={false}
          checked={setting.value}
          onChange={(event) => void setting.save(event.currentTarget.checked)}
        />
      )}
    </SettingRow>
  );
}
