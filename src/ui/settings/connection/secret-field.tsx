import { Button, Input } from '@mantine/core';
import { IconAlertCircle, IconKey } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import type { WritableSecret } from '../../../contract/window-api.ts';
import { useSettings, useText, useWindow } from '../../app/window-context.ts';
import { Described } from '../described.tsx';
import { useSettingsPage } from '../page-context.ts';
import { Note } from '../setting-notes.tsx';

/** A secret goes in and never out: all that is shown of it is whether it is kept. */
export function SecretField({ name }: { readonly name: WritableSecret }): ReactNode {
  const text = useText();
  const id = useId();
  const { query } = useSettingsPage();
  const kept = useSettings()?.secrets[name] ?? false;
  const { open, setOpen, failed, write } = useSecret(name, () => setOpen(false));
  const label = text(`settings.secret.${name}`);
  const hint = text(`settings.secret-hint.${name}`);
  if (!`${label} ${hint} ${name}`.toLowerCase().includes(query)) return null;
  return (
    <div className="setting" data-key={name}>
      <div className="setting-words">
        <label className="setting-label" htmlFor={open ? id : undefined}>
          {label}
        </label>
        <p className="setting-hint quiet" id={`${id}-hint`}>
          {hint} {text(kept ? 'settings.secret-kept' : 'settings.secret-none')}
        </p>
      </div>
      <div className="setting-control">
        {open ? (
          <SecretInput id={id} onSave={(value) => void write(value)} onCancel={() => setOpen(false)} />
        ) : (
          <>
            {kept && (
              <Button
                variant="subtle"
                color="gray"
                aria-label={text('settings.secret-forget', { what: label })}
                onClick={() => void write(null)}
              >
                {text('settings.forget')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconKey size={16} aria-hidden />}
              aria-label={text(kept ? 'settings.secret-replace' : 'settings.secret-enter', { what: label })}
              onClick={() => setOpen(true)}
            >
              {text(kept ? 'settings.replace' : 'settings.enter')}
            </Button>
          </>
        )}
      </div>
      {failed && (
        <div className="setting-notes" role="alert">
          <Note kind="bad" icon={IconAlertCircle}>
            {text('settings.secret-failed')}
          </Note>
        </div>
      )}
    </div>
  );
}

interface SecretInputProps {
  readonly id: string;
  readonly onSave: (value: string) => void;
  readonly onCancel: () => void;
}

function SecretInput({ id, onSave, onCancel }: SecretInputProps): ReactNode {
  const text = useText();
  const [typed, setTyped] = useState('');
  return (
    <form
      className="setting-field secret-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onSave(typed.trim());
      }}
    >
      <Described id={id} by={`${id}-hint`}>
        <Input
          type="password"
          autoFocus
          autoComplete="off"
          maxLength={2_000}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onCancel();
          }}
        />
      </Described>
      <Button variant="default" onClick={onCancel}>
        {text('settings.cancel')}
      </Button>
      <Button type="submit" disabled={typed.trim() === ''}>
        {text('settings.save')}
      </Button>
    </form>
  );
}

function useSecret(name: WritableSecret, onKept: () => void) {
  const text = useText();
  const { api } = useWindow();
  const { announce } = useSettingsPage();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);

  async function write(value: string | null): Promise<void> {
    const answer = await api.request('secrets.set', { key: name, value }).catch(() => ({ kept: false }));
    setFailed(!answer.kept);
    const what = text(`settings.secret.${name}`);
    announce(text(answer.kept ? 'settings.saved-what' : 'settings.not-saved-what', { what }));
    if (answer.kept) onKept();
  }
  return { open, setOpen, failed, write };
}
