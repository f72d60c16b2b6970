import { useEffect, useRef, useState } from 'react';
import type { SettingOutcome, ShownSettings } from '../../contract/window-api.ts';
import { useSettings, useText, useWindow } from '../app/window-context.ts';
import { useSettingsPage } from './page-context.ts';
import { concerns, isSameValue, valueAt, type SettingValue } from './setting-value.ts';
import type { RowKey } from './row-keys.ts';

export type Trouble =
  | { readonly kind: 'wrong'; readonly messages: readonly string[] }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'unanswered' };

export interface Setting<Key extends RowKey> {
  readonly key: Key;
  /** What the control shows: what was just chosen, until it is kept or refused. */
  readonly value: SettingValue<Key>;
  readonly inForce: SettingValue<Key>;
  /** What `reset` brings back. */
  readonly standard: SettingValue<Key>;
  readonly saving: boolean;
  readonly trouble: Trouble | null;
  /** Decided by the administrator; `by` names the file. */
  readonly locked: { readonly by: string | null } | null;
  readonly isDefault: boolean;
  /** The file holds a value that makes no sense. */
  readonly isWrongInFile: boolean;
  readonly needsRestart: boolean;
  /** @returns whether it is kept; else `value` is again what is in force, and `trouble` says why. */
  save(value: SettingValue<Key>): Promise<boolean>;
  reset(): void;
  /** The operator has given up on what was refused. */
  forgive(): void;
}

/** One key of settings.json, saved as soon as it is changed. */
export function useSetting<Key extends RowKey>(key: Key): Setting<Key> {
  const shown = useSettings();
  if (shown === null) throw new Error('A setting is shown before the settings are known');
  const { saving, chosen, trouble, save, forgive } = useSaving(key, shown);
  const inForce = valueAt(shown.settings, key);
  const value = chosen === null ? inForce : chosen.value;
  const standard = valueAt(shown.defaults, key);
  return {
    key,
    value,
    inForce,
    standard,
    saving,
    trouble,
    locked: shown.locked.some((other) => concerns(other, key)) ? { by: shown.policyFile } : null,
    isDefault: isSameValue(value, standard),
    isWrongInFile: shown.problems.some((problem) => concerns(problem.key, key)),
    needsRestart: shown.restartFor.some((other) => concerns(other, key)),
    save,
    reset: () => void save(standard),
    forgive,
  };
}

function useSaving<Key extends RowKey>(key: Key, shown: ShownSettings) {
  const { api } = useWindow();
  const text = useText();
  const { markSaved, announce } = useSettingsPage();
  const [saving, setSaving] = useState(false);
  const [chosen, setChosen] = useState<{ readonly value: SettingValue<Key> } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  // What the program tells counts; but what it tells while it is being asked may be older than the question.
  const asking = useRef(false);
  useEffect(() => {
    if (!asking.current) setChosen(null);
  }, [shown]);

  async function save(value: SettingValue<Key>): Promise<boolean> {
    asking.current = true;
    setSaving(true);
    setChosen({ value });
    setTrouble(null);
    markSaved(null);
    const outcome = await api
      .request('settings.set', { key, value })
      .then(troubleOf, (): Trouble => ({ kind: 'unanswered' }));
    asking.current = false;
    setSaving(false);
    setTrouble(outcome);
    if (outcome === null) markSaved(key);
    else setChosen(null);
    const what = text(`settings.label.${key}`);
    announce(text(outcome === null ? 'settings.saved-what' : 'settings.not-saved-what', { what }));
    return outcome === null;
  }

  return { saving, chosen, trouble, save, forgive: () => setTrouble(null) };
}

/** Locked needs no words of its own: the setting shows it anyway. */
function troubleOf(outcome: SettingOutcome): Trouble | null {
  switch (outcome.kind) {
    case 'kept':
      return null;
    case 'wrong':
      return { kind: 'wrong', messages: outcome.problems.map(({ message }) => message) };
    case 'locked':
      return { kind: 'failed', detail: 'policy' };
    case 'failed':
      return { kind: 'failed', detail: outcome.detail };
  }
}
