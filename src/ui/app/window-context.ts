import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import type { AppDescription, ShownSettings, WindowApi } from '../../contract/window-api.ts';
import type { AppStatus } from '../../core/status/app-status.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { Language } from '../../core/text/language.ts';
import type { CallList } from '../history/call-list.ts';
import { createFormats, type Formats } from '../words/formats.ts';
import type { Translator, Text } from '../words/text-catalogue.ts';
import type { LiveValue } from './live-value.ts';

/** What every view can reach; made once, before the first paint. */
export interface WindowContext {
  readonly api: WindowApi;
  readonly app: AppDescription;
  readonly settings: LiveValue<ShownSettings>;
  readonly status: LiveValue<AppStatus>;
  readonly translator: Translator;
  readonly calls: CallList;
}

const context = createContext<WindowContext | null>(null);
export const WindowContextProvider = context.Provider;

/** @throws outside of the window's frame. */
export function useWindow(): WindowContext {
  const found = use(context);
  if (!found) throw new Error('Only inside the window');
  return found;
}

/** The words of the window in its language; another function when the language changes. */
export function useText(): Text {
  const { translator } = useWindow();
  return useSyncExternalStore(translator.subscribe, translator.read);
}

/** Null until the first answer. */
export function useStatus(): AppStatus | null {
  const { status } = useWindow();
  return useSyncExternalStore(status.subscribe, status.read);
}

/** Null until the first answer: the window is shown before it. */
export function useSettings(): ShownSettings | null {
  const { settings } = useWindow();
  return useSyncExternalStore(settings.subscribe, settings.read);
}

export function useLanguage(): Language {
  const { app } = useWindow();
  return languageOf(app, useSettings()?.settings ?? null);
}

/** `auto` is what the machine speaks. */
export function languageOf(app: AppDescription, settings: Settings | null): Language {
  const wanted = settings?.appearance.language ?? 'auto';
  return wanted === 'auto' ? app.language : wanted;
}

/** Dates and numbers as people here write them. */
export function useFormats(): Formats {
  const { app } = useWindow();
  const language = useLanguage();
  // Formats keep the zone in which they were made; a laptop travels.
  const zone = new Date().getTimezoneOffset();
  return useMemo(() => createFormats(language, app.locale), [language, app.locale, zone]);
}
