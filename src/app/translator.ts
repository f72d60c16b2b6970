import { createTranslate } from '../texts/app/app-texts.ts';
import type { CountedKey, PlainKey } from '../core/text/catalogue.ts';
import type { Translate } from '../core/ports/translate.ts';
import { languageFor, type Language } from '../core/text/language.ts';
import type { Settings } from '../core/settings/settings.ts';

/** Speaks the language the settings name at that moment. */
export function createTranslator(
  setting: () => Settings['appearance']['language'],
  locale: string,
): Translate {
  const spoken = new Map<Language, Translate>();
  return (key: PlainKey | CountedKey, values: Readonly<Record<string, string | number>> = {}) => {
    const language = languageFor(setting(), locale);
    const translate = spoken.get(language) ?? createTranslate(language);
    spoken.set(language, translate);
    // One signature of the two; which of them was checked where this function was called.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return translate(key as PlainKey, values as Readonly<Record<string, string>>);
  };
}
