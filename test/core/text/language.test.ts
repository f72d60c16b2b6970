import { describe, expect, test } from 'vitest';
import { languageFor, type Language } from '../../../src/core/text/language.ts';

const languages: readonly Language[] = ['en', 'ru', 'de'];

describe('the language', () => {
  test.each(languages)('that was set is spoken whatever the system speaks: %s', (language) => {
    for (const locale of ['de-AT', 'ru_RU.UTF-8', 'C', ''])
      expect(languageFor(language, locale)).toBe(language);
  });

  test.each([
    ['ru_RU.UTF-8', 'ru'],
    ['ru', 'ru'],
    ['RU-by', 'ru'],
    ['kk-KZ', 'ru'],
    ['be_BY@latin', 'ru'],
    ['de-AT', 'de'],
    ['de_CH.UTF-8', 'de'],
    ['den-CA', 'en'],
    ['uk-UA', 'en'],
    ['rum', 'en'],
    ['C', 'en'],
    ['POSIX', 'en'],
    ['', 'en'],
    ['_ru', 'en'],
  ] satisfies [string, Language][])('of the system %j is %s', (locale, language) => {
    expect(languageFor('auto', locale)).toBe(language);
  });
});
