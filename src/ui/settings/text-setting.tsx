import { Button, Input } from '@mantine/core';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import type { RowKey } from './row-keys.ts';
import { SettingRow } from './setting-row.tsx';
import type { SettingValue } from './setting-value.ts';
import { useDraft } from './use-draft.ts';
import { useSetting, type Setting } from './use-setting.ts';

export type TypedKey = {
  [Key in RowKey]: SettingValue<Key> extends string | null
    ? string extends NonNullable<SettingValue<Key>>
      ? Key
      : never
    : SettingValue<Key> extends number
      ? Key
      : never;
}[RowKey];

interface TextSettingProps {
  readonly name: Exclude<TypedKey, 'listener.path'>;
  readonly placeholder?: string;
  /** Stands behind the field: `days`. */
  readonly unit?: string;
  readonly canReset?: boolean;
  /** Decides whether and when it is saved; without it, it is saved at once. */
  readonly before?: (attempt: Attempt) => void;
}

/** What is about to be saved. */
export interface Attempt {
  readonly value: unknown;
  readonly save: () => void;
  /** The operator does not want it after all. */
  readonly undo: () => void;
}

/** A setting that is typed. It is saved with Enter, or when the field is left; what is refused stays to be put right. */
export function TextSetting({
  name,
  placeholder,
  unit,
  canReset = true,
  before = ({ save }) => save(),
}: TextSettingProps): ReactNode {
  const text = useText();
  const setting: Setting<TypedKey> = useSetting<TypedKey>(name);
  const draft = useDraft(String(setting.inForce ?? ''));
  /** Leaving the field does not ask again what was answered. */
  const refused = useRef<string | null>(null);
  const isNumber = typeof setting.inForce === 'number';

  function save(): void {
    if (!draft.changed) return setting.forgive();
    if (setting.trouble?.kind === 'wrong' && refused.current === draft.typed) return;
    refused.current = draft.typed;
    const value = valueOf(draft.typed, isNumber);
    before({ value, save: () => void setting.save(value), undo });
  }

  function undo(): void {
    draft.drop();
    setting.forgive();
  }

  function reset(): void {
    before({ value: setting.standard, save: setting.reset, undo });
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') save();
    if (event.key === 'Escape' && draft.changed) undo();
  }

  return (
    <SettingRow setting={{ ...setting, reset }} wrong={text(`settings.wrong.${name}`)} canReset={canReset}>
      {(control) => (
        <>
          <Input
            {...control}
            className="setting-field"
            value={draft.typed}
            error={setting.trouble !== null}
            inputMode={isNumber ? 'numeric' : 'text'}
            spellCheck={false}
            autoComplete="off"
            maxLength={2_000}
            {...(placeholder !== undefined && { placeholder })}
            {...(unit !== undefined && {
              rightSection: <span className="quiet">{unit}</span>,
              rightSectionWidth: 64,
            })}
            onChange={(event) => draft.type(event.currentTarget.value)}
            onBlur={save}
            onKeyDown={onKey}
          />
          {setting.trouble && <InForce setting={setting} onUndo={undo} />}
        </>
      )}
    </SettingRow>
  );
}

/** A number that is none is sent as it was typed: the program judges it. */
function valueOf(typed: string, isNumber: boolean): never {
  const trimmed = typed.trim();
  const value = isNumber ? (/^\d{1,9}$/.test(trimmed) ? Number(trimmed) : trimmed) : trimmed || null;
  // Whatever was typed is judged by the program, as everything in settings.json is.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return value as never;
}

function InForce({
  setting,
  onUndo,
}: {
  readonly setting: Setting<TypedKey>;
  readonly onUndo: () => void;
}): ReactNode {
  const text = useText();
  return (
    <p className="setting-in-force quiet">
      {setting.inForce === null
        ? text('settings.in-force-none')
        : text('settings.in-force', { value: String(setting.inForce) })}{' '}
      <Button
        variant="subtle"
        size="compact-xs"
        // The field keeps the focus: leaving it would save what is being given up.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onUndo}
      >
        {text('settings.undo')}
      </Button>
    </p>
  );
}
