import { createContext, use } from 'react';
import type { SettingsKey } from '../../core/ports/settings-store.ts';

/** What the settings on the page share. */
export interface SettingsPageState {
  /** What is searched for, in lower case; empty: everything is shown. */
  readonly query: string;
  /** The one that was saved last: only one wears the mark. */
  readonly saved: SettingsKey | null;
  readonly markSaved: (key: SettingsKey | null) => void;
  /** Says it to whoever cannot see the mark. */
  readonly announce: (words: string) => void;
}

export const SettingsPageContext = createContext<SettingsPageState>({
  query: '',
  saved: null,
  markSaved() {},
  announce() {},
});

export function useSettingsPage(): SettingsPageState {
  return use(SettingsPageContext);
}
