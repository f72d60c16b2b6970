import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RowKey } from './row-keys.ts';
import { SettingRow } from './setting-row.tsx';
import type { Setting } from './use-setting.ts';

interface ChoiceSettingProps<Key extends RowKey, Choice extends string> {
  readonly setting: Setting<Key> & { readonly value: Choice; save(value: Choice): Promise<boolean> };
  readonly choices: readonly { readonly value: Choice; readonly label: string }[];
}

/** A setting that is one of a few words. */
export function ChoiceSetting<Key extends RowKey, Choice extends string>({
  setting,
  choices,
}: ChoiceSettingProps<Key, Choice>): ReactNode {
  return (
    <SettingRow setting={setting}>
      {(control) => (
        <NativeSelect
          {...control}
          className="setting-field"
          value={setting.value}
          data={[...choices]}
          onChange={(event) => {
            const chosen = choices.find(({ value }) => value === event.currentTarget.value);
            if (chosen) void setting.save(chosen.value);
          }}
        />
      )}
    </SettingRow>
  );
}
