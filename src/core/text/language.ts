/** What Offhook speaks. */
export type Language = 'en' | 'de' | 'ru';

/** Where people commonly work in Russian although it is not the language of the system. */
const readsRussian = new Set(['ru', 'be', 'kk', 'ky']);

/**
 * The language to speak.
 * @param locale of the system, as BCP 47 or POSIX writes it: `de-AT`, `ru_RU.UTF-8`, `C`. It decides for `auto`.
 */
export function languageFor(setting: 'auto' | Language, locale: string): Language {
  if (setting !== 'auto') return setting;
  const spoken = spokenIn(locale);
  if (readsRussian.has(spoken)) return 'ru';
  return spoken === 'de' ? 'de' : 'en';
}

/** The language's part of a locale, `de` of `de-AT`; empty where there is none. */
export function spokenIn(locale: string): string {
  return /^[a-z]+/i.exec(locale)?.[0].toLowerCase() ?? '';
}
