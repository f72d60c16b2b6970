import { describe, expect, test } from 'vitest';
import { localeFor, usableLocale } from '../../../src/core/text/locale.ts';

const moment = Date.UTC(2026, 10, 30, 15, 4);

function written(locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' }).format(
    moment,
  );
}

describe('a locale that a system names', () => {
  test.each([
    ['de-AT', 'de-AT'],
    ['en-US-u-hc-h23', 'en-US-u-hc-h23'],
    ['sr-Latn-RS', 'sr-Latn-RS'],
    // macOS, where the region is not the language's.
    ['en-US@rg=dezzzz', 'en-DE'],
    ['en_US@rg=dezzzz', 'en-DE'],
    ['zh-Hans_CN@calendar=gregorian;rg=sgzzzz', 'zh-Hans-SG'],
    // Chromium under LC_ALL=C.
    ['en-US@posix', 'en-US'],
    // POSIX.
    ['en_US.UTF-8', 'en-US'],
    ['ru_RU.KOI8-R', 'ru-RU'],
    ['de_DE@euro', 'de-DE'],
    ['de_DE.ISO-8859-15@euro', 'de-DE'],
    ['sr_RS@latin', 'sr-Latn-RS'],
    ['sr_RS.UTF-8@latin', 'sr-Latn-RS'],
    // What Node makes of de_DE@euro.
    ['de-DE-x-lvariant-euro', 'de-DE'],
    ['en-US-verylongsubtag', 'en-US'],
    ['en-??', 'en'],
  ])('%s is %s', (name, locale) => {
    expect(usableLocale(name)).toBe(locale);
    expect(written(locale)).not.toBe('');
  });

  test.each([
    'C',
    'C.UTF-8',
    'POSIX',
    '',
    '*',
    '@',
    '.',
    '_ru',
    'und',
    'tlh',
    'дe-DE',
    'de\u0000DE',
    'de\nDE',
    '\ud800',
    '../../etc/passwd',
    '{number}',
    'x'.repeat(5_000),
    'de-'.repeat(2_000),
  ])('%j is not one: the next is taken, and plain English at last', (name) => {
    expect(usableLocale(name, '', 'de_AT.UTF-8')).toBe('de-AT');
    expect(usableLocale(name)).toBe('en');
  });

  test('no name at all is plain English', () => {
    expect(usableLocale()).toBe('en');
  });
});

test('dates are written as in the region that was chosen', () => {
  expect(written(usableLocale('en-US@rg=dezzzz'))).toBe(written('en-DE'));
});

describe('dates in a text', () => {
  test.each([
    ['de', 'de-AT', 'de-AT'],
    ['de', 'de_DE@euro', 'de-DE'],
    ['en', 'en-US@rg=dezzzz', 'en-DE'],
    ['en', 'ru-RU', 'en'],
    ['de', 'den-CA', 'de'],
    ['ru', 'rum', 'ru'],
    ['ru', '', 'ru'],
    ['de', 'de'.repeat(3_000), 'de'],
  ] as const)('in %s on a machine of %s follow %s', (language, locale, expected) => {
    expect(localeFor(language, locale)).toBe(expected);
  });
});
