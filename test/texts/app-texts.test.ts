import { describe, expect, test } from 'vitest';
import { createTranslate } from '../../src/texts/app/app-texts.ts';
import type { Language } from '../../src/core/text/language.ts';
import { translateContract } from '../contracts/translate-contract.ts';

const languages: readonly Language[] = ['en', 'ru', 'de'];
for (const language of languages)
  translateContract(`i18next in ${language}`, () => createTranslate(language));

describe('counts', () => {
  test.each([
    ['en', 1, '1 call'],
    ['en', 2, '2 calls'],
    ['en', 12_345, '12,345 calls'],
    ['de', 1, '1 Anruf'],
    ['de', 12_345, '12.345 Anrufe'],
    ['ru', 1, '1 звонок'],
    ['ru', 2, '2 звонка'],
    ['ru', 5, '5 звонков'],
    ['ru', 11, '11 звонков'],
    ['ru', 21, '21 звонок'],
    ['ru', 12_345, '12\u00a0345 звонков'],
  ] satisfies [Language, number, string][])('in %s, %d: %s', (language, count, text) => {
    expect(createTranslate(language)('notice.late.calls', { count })).toBe(text);
  });

  test('two languages do not disturb each other', () => {
    const [english, russian] = [createTranslate('en'), createTranslate('ru')];
    expect([english('notice.missed'), russian('notice.missed')]).toEqual([
      'Missed call',
      'Пропущенный звонок',
    ]);
  });
});
