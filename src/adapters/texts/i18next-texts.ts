import { createInstance, type FormatterModule } from 'i18next';
import type { Translate } from '../../core/ports/translate.ts';
import type { CountedKey, PlainKey } from '../../core/text/catalogue.ts';
import { de } from '../../texts/app/app.de.ts';
import { en } from '../../texts/app/app.en.ts';
import type { Language } from '../../core/text/language.ts';
import { ru } from '../../texts/app/app.ru.ts';

const catalogues = { en, ru, de } satisfies Record<Language, unknown>;

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
