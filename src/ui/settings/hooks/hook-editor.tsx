import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../../app/window-context.ts';
import { Note } from '../setting-notes.tsx';
import type { Setting } from '../use-setting.ts';
import { HookArguments } from './hook-argument-fields.tsx';
import { hookOf, occasions, type Hook, type HookDraft } from './hook-draft.ts';
import { hookProblems } from './hook-problems.ts';
import { HookVariables } from './hook-variable-list.tsx';

interface HookEditorProps {
  readonly title: string;
  readonly first: HookDraft;
  readonly setting: Setting<'hooks'>;
  readonly onSave: (hook: Hook) => void;
  readonly onClose: () => void;
}

/** Writes one hook. It is saved as a whole: half a hook is no hook. */
export function HookEditor({ title, first, setting, onSave, onClose }: HookEditorProps): ReactNode {
  const text = useText();
  const [draft, setDraft] = useState(first);
  const change = (changes: Partial<HookDraft>): void => setDraft({ ...draft, ...changes });
  return (
    <form
      className="hook-editor"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(hookOf(draft));
      }}
    >
      <div className="hook-pair">
        <NativeSelect
          label={text('settings.hook-on')}
          autoFocus
          value={draft.on}
          data={occasions.map((on) => ({ value: on, label: text(`settings.on.${on}`) }))}
          onChange={({ currentTarget: { value } }) =>
            change({ on: occasions.find((on) => on === value) ?? 'answered' })
          }
        />
        <NativeSelect
          label={text('settings.hook-what')}
          value={draft.what}
          data={(['run', 'post'] as const).map((what) => ({
            value: what,
            label: text(`settings.hook-what.${what}`),
          }))}
          onChange={({ currentTarget: { value } }) => change({ what: value === 'post' ? 'post' : 'run' })}
        />
      </div>
      <What draft={draft} onChange={change} />
      {setting.trouble && (
        <div role="alert">
          {hookProblems(setting.trouble, text).map((problem) => (
            <Note key={problem} kind="bad" icon={IconAlertCircle}>
              {problem}
            </Note>
          ))}
        </div>
      )}
      <div className="hook-actions">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {text('settings.cancel')}
        </Button>
        <Button type="submit" loading={setting.saving}>
          {text('settings.hook-save')}
        </Button>
      </div>
    </form>
  );
}

interface WhatProps {
  readonly draft: HookDraft;
  readonly onChange: (changes: Partial<HookDraft>) => void;
}

function What({ draft, onChange }: WhatProps): ReactNode {
  const text = useText();
  if (draft.what === 'post') {
    return (
      <>
        <TextInput
          label={text('settings.hook-post')}
          description={text('settings.hook-post-hint')}
          placeholder="https://"
          spellCheck={false}
          maxLength={2_000}
          value={draft.post}
          onChange={(event) => onChange({ post: event.currentTarget.value })}
        />
        <HookVariables what="post" />
      </>
    );
  }
  return (
    <>
      <TextInput
        label={text('settings.hook-program')}
        description={text('settings.hook-program-hint')}
        spellCheck={false}
        maxLength={8_000}
        value={draft.program}
        onChange={(event) => onChange({ program: event.currentTarget.value })}
      />
      <HookArguments args={draft.args} onChange={(args) => onChange({ args })} />
      <HookVariables what="run" />
    </>
  );
}
