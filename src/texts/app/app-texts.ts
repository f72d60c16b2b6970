import type { Translate } from '../../core/ports/translate.ts';
import type { CountedKey, PlainKey } from '../../core/text/catalogue.ts';
import type { Language } from '../../core/text/language.ts';
import { textsIn } from '../i18next-texts.ts';
import { de } from './app.de.ts';
import { en } from './app.en.ts';
import { ru } from './app.ru.ts';

const catalogues = { en, ru, de } satisfies Record<Language, unknown>;

/** What the program says outside of its window, in one language; ready when it returns. */
export function createTranslate(language: Language): Translate {
  return textsIn<PlainKey | CountedKey>(language, catalogues[language]);
}
