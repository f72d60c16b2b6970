import { createInstance, type FormatterModule } from 'i18next';
import type { Language } from '../core/text/language.ts';

/** Values in double braces are filled in, `count` chooses the plural form. Numbers are written as in that language. */
export type TextOf<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The texts of a catalogue in its language: the one place where i18next is set up. */
export function textsIn<Key extends string>(
  language: Language,
  catalogue: Readonly<Record<string, string>>,
): TextOf<Key> {
  const texts = createInstance({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: catalogue } },
    initAsync: false,
    // Keys have dots and values are hostile: neither may be taken apart.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true, alwaysFormat: true },
  });
  void texts.use(numbersOf(language)).init();
  // As `replace`, because i18next takes what stands beside it for its own options: `lng`, `context`, ...
  return (key, values = {}) =>
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
