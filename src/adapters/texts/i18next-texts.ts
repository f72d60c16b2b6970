import { createInstance, type FormatterModule } from 'i18next';
import type { Translate } from '../../core/ports/translate.ts';
import type { CountedKey, PlainKey } from '../../core/texts/catalogue.ts';
import { de } from '../../core/texts/de.ts';
import { en } from '../../core/texts/en.ts';
import { ru } from '../../core/texts/ru.ts';

const catalogues = { en, ru, de };
export type Language = keyof typeof catalogues;

/** Texts in one language; ready when it returns. */
export function createTranslate(language: Language): Translate {
  const texts = createInstance({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: catalogues[language] } },
    initAsync: false,
    // Keys have dots and values are hostile: neither may be taken apart.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true, alwaysFormat: true },
  });
  void texts.use(numbersOf(language)).init();
  // As `replace`, because i18next takes what stands beside it for its own options: `lng`, `context`, ...
  return (key: PlainKey | CountedKey, values: Readonly<Record<string, string | number>> = {}) =>
    texts.t(key, { replace: values, ...('count' in values && { count: Number(values['count']) }) });
}

function numbersOf(language: Language): FormatterModule {
  const numbers = new Intl.NumberFormat(language);
  return {
    type: 'formatter',
    init() {},
    add() {},
    addCached() {},
    format: (value: unknown) => (typeof value === 'number' ? numbers.format(value) : String(value)),
  };
}

/** Where people commonly work in Russian although it is not the language of the system. */
const readsRussian = new Set(['ru', 'be', 'kk', 'ky']);

/**
 * The language to speak.
 * @param locale of the system, as BCP 47 or POSIX writes it: `de-AT`, `ru_RU.UTF-8`, `C`. It decides for `auto`.
 */
export function languageFor(setting: 'auto' | Language, locale: string): Language {
  if (setting !== 'auto') return setting;
  const spoken = /^[a-z]+/i.exec(locale)?.[0].toLowerCase() ?? '';
  if (readsRussian.has(spoken)) return 'ru';
  return spoken === 'de' ? 'de' : 'en';
}
