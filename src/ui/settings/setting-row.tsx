import { ActionIcon, Loader } from '@mantine/core';
import { IconCheck, IconRestore } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { Described } from './described.tsx';
import { useSettingsPage } from './page-context.ts';
import type { RowKey } from './row-keys.ts';
import { hasNotes, SettingNotes } from './setting-notes.tsx';
import type { Setting } from './use-setting.ts';
import './setting-row.css';

/** What ties a control to its words. */
export interface ControlProps {
  readonly id: string;
  readonly disabled: boolean;
  readonly 'aria-describedby': string;
}

interface SettingRowProps<Key extends RowKey> {
  readonly setting: Setting<Key>;
  /** What a wrong value should have been. */
  readonly wrong?: string;
  /** The control needs the whole width: it stands below its words. */
  readonly wide?: boolean;
  /** It is no single field, so the words name a group of them. */
  readonly group?: boolean;
  readonly canReset?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

/** One setting: what it is, its control, and what is to be said about it. Not there while a search looks for others. */
export function SettingRow<Key extends RowKey>(props: SettingRowProps<Key>): ReactNode {
  const { setting, wrong, wide = false, group = false, canReset = true, children } = props;
  const text = useText();
  const id = useId();
  const { query } = useSettingsPage();
  const label = text(`settings.label.${setting.key}`);
  const hint = text(`settings.hint.${setting.key}`);
  if (!`${label} ${hint} ${setting.key}`.toLowerCase().includes(query)) return null;
  const reset = canReset && !setting.isDefault && setting.locked === null && (
    <ResetButton what={label} onReset={setting.reset} />
  );
  const by = `${id}-hint${hasNotes(setting) ? ` ${id}-notes` : ''}`;
  const control = children({ id, disabled: setting.locked !== null, 'aria-describedby': by });
  const Row = group ? 'fieldset' : 'div';
  const Label = group ? 'legend' : 'label';
  return (
    <Row className="setting" data-wide={wide || undefined} data-key={setting.key}>
      <div className="setting-words">
        <Label className="setting-label" {...(!group && { htmlFor: id })}>
          {label}
        </Label>
        <SavedMark setting={setting} />
        {wide && reset}
        <p className="setting-hint quiet" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
      <div className="setting-control">
        {group ? (
          control
        ) : (
          <Described id={id} by={by}>
            {control}
          </Described>
        )}
        {!wide && reset}
      </div>
      {hasNotes(setting) && (
        <div className="setting-notes" id={`${id}-notes`}>
          <SettingNotes setting={setting} {...(wrong !== undefined && { wrong })} />
        </div>
      )}
    </Row>
  );
}

function ResetButton({ what, onReset }: { readonly what: string; readonly onReset: () => void }): ReactNode {
  const text = useText();
  return (
    <ActionIcon
      className="setting-reset"
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={text('settings.reset', { what })}
      title={text('settings.reset', { what })}
      onClick={onReset}
    >
      <IconRestore size={17} aria-hidden />
    </ActionIcon>
  );
}

/** For the eye alone: the page says it aloud. */
function SavedMark<Key extends RowKey>({ setting }: { readonly setting: Setting<Key> }): ReactNode {
  const text = useText();
  const { saved } = useSettingsPage();
  if (setting.saving) return <Loader size={14} aria-hidden />;
  if (saved !== setting.key) return null;
  return (
    <span className="setting-saved" aria-hidden>
      <IconCheck size={15} />
      {text('settings.saved')}
    </span>
  );
}
