/** Every word of the window, in every language, and none that nobody says. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { de as callDe } from '../../src/texts/window/call.de.ts';
import { en as callEn } from '../../src/texts/window/call.en.ts';
import { ru as callRu } from '../../src/texts/window/call.ru.ts';
import { de as mainDe } from '../../src/texts/window/main.de.ts';
import { en as mainEn } from '../../src/texts/window/main.en.ts';
import { ru as mainRu } from '../../src/texts/window/main.ru.ts';
import { de as settingsDe } from '../../src/texts/window/settings.de.ts';
import { en as settingsEn } from '../../src/texts/window/settings.en.ts';
import { ru as settingsRu } from '../../src/texts/window/settings.ru.ts';
import { de as statisticsDe } from '../../src/texts/window/statistics.de.ts';
import { en as statisticsEn } from '../../src/texts/window/statistics.en.ts';
import { ru as statisticsRu } from '../../src/texts/window/statistics.ru.ts';
import { de as statusDe } from '../../src/texts/window/status.de.ts';
import { en as statusEn } from '../../src/texts/window/status.en.ts';
import { ru as statusRu } from '../../src/texts/window/status.ru.ts';

type Catalogue = Readonly<Record<string, string>>;
const parts: Readonly<Record<string, Readonly<Record<'en' | 'de' | 'ru', Catalogue>>>> = {
  call: { en: callEn, de: callDe, ru: callRu },
  main: { en: mainEn, de: mainDe, ru: mainRu },
  settings: { en: settingsEn, de: settingsDe, ru: settingsRu },
  statistics: { en: statisticsEn, de: statisticsDe, ru: statisticsRu },
  status: { en: statusEn, de: statusDe, ru: statusRu },
};

const plural = /_(one|few|many|other)$/;
const stemsOf = (catalogue: Catalogue) =>
  new Set(Object.keys(catalogue).map((key) => key.replace(plural, '')));
const blanksOf = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted();

test.each([
  ['en', settingsEn],
  ['de', settingsDe],
  ['ru', settingsRu],
] as const)('the wizard asks in %s for telephony, and for no other permission', (_language, words) => {
  for (const key of ['sign-in.app.scopes', 'sign-in.incoming-hint'] as const) {
    expect(words[key]).toMatch(/telephony|telefonie|телефония/i);
    expect(words[key]).not.toMatch(/crm|user|benutzer|пользовател/i);
  }
});

describe.each(Object.entries(parts))('the part %s', (_part, { en, de, ru }) => {
  test.each([
    ['de', de],
    ['ru', ru],
  ])('says in %s all that it says in English', (_language, catalogue) => {
    expect(stemsOf(catalogue)).toEqual(stemsOf(en));
  });

  test.each([
    ['en', en],
    ['de', de],
    ['ru', ru],
  ] as const)('has in %s every plural form of that language', (language, catalogue) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = Object.keys(catalogue).filter((key) => key.endsWith('_other'));
    for (const key of counted) {
      const stem = key.replace(plural, '');
      const had = Object.keys(catalogue).filter(
        (other) => plural.test(other) && other.replace(plural, '') === stem,
      );
      expect(had.map((other) => other.slice(stem.length + 1)).toSorted(), stem).toEqual(forms);
    }
  });

  test('fills the same values into every language', () => {
    for (const catalogue of [de, ru]) {
      for (const [key, text] of Object.entries(catalogue)) {
        const english = en[key] ?? en[key.replace(plural, '_other')] ?? '';
        expect(blanksOf(text), key).toEqual(blanksOf(english));
      }
    }
  });

  test('says nothing with an empty text', () => {
    for (const catalogue of [en, de, ru]) expect(Object.values(catalogue)).not.toContain('');
  });
});

test('no key belongs to two parts', () => {
  const keys = Object.values(parts).flatMap(({ en }) => [...stemsOf(en)]);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

/** A key is used when the window's sources hold it as a text, or hold a template that makes it. */
test('every key is used somewhere in the window', () => {
  const folder = fileURLToPath(new URL('../../src/ui', import.meta.url));
  const source = globSync('**/*.{ts,tsx}', { cwd: folder })
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');
  const literals = new Set([...source.matchAll(/'([\w.-]+)'/g)].map(([, text]) => text));
  const templates = [...source.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{[^`]*\}([\w.-]*)`/g)];
  const made = templates.map(([, start = '', end = '']) => ({ start, end }));
  const unused = Object.values(parts)
    .flatMap(({ en }) => [...stemsOf(en)])
    .filter((key) => !literals.has(key))
    .filter((key) => !made.some(({ start, end }) => key.startsWith(start) && key.endsWith(end)));
  expect(unused).toEqual([]);
});
