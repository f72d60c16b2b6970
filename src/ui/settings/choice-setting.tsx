import { Input } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import type { ChangeEvent, ReactNode } from 'react';
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
        // The kit's own select wraps itself, and so loses what it is described by.
        <Input
          component="select"
          pointer
          {...control}
          className="setting-field"
          rightSection={<IconSelector size={17} aria-hidden />}
          rightSectionPointerEvents="none"
          value={setting.value}
          onChange={({ currentTarget }: ChangeEvent<HTMLSelectElement>) => {
            const chosen = choices.find(({ value }) => value === currentTarget.value);
            if (chosen) void setting.save(chosen.value);
          }}
        >
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Input>
      )}
    </SettingRow>
  );
}
