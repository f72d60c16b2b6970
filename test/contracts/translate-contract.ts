import { describe, expect, test } from 'vitest';
import type { Translate } from '../../src/core/ports/translate.ts';
import type { CountedKey, PlainKey } from '../../src/core/text/catalogue.ts';
import { en } from '../../src/texts/app/app.en.ts';

/** Every text without a number, with a value for everything the English one asks for. */
const plainKeys = Object.fromEntries(
  Object.entries(en)
    .filter(([key]) => !/_(one|other)$/.test(key))
    .map(([key, text]) => [
      key,
      Object.fromEntries([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ''], at) => [name, `V${at}`])),
    ]),
);

const countedKeys = { 'notice.late.calls': {}, 'notice.late.missed': { calls: 'C' } } satisfies Record<
  CountedKey,
  Record<string, string>
>;

/** What every Translate must do, whatever its language. */
export function translateContract(name: string, open: () => Translate): void {
  describe(`${name} keeps the translate contract`, () => {
    test.each(Object.entries(plainKeys))('%s is a text with everything filled in', (key, values) => {
      // Keys of the English catalogue, which the compiler holds to be complete.
      const text = open()(key as PlainKey, values);
      expect(text).not.toMatch(/[{}]|^$/);
      expect(text).not.toBe(key);
      for (const value of Object.values(values)) expect(text).toContain(value);
    });

    test.each(Object.entries(countedKeys))('%s has a text for every count', (key, values) => {
      for (const count of [0, 1, 2, 3, 4, 5, 11, 12, 21, 22, 25, 100, 101, 111, 1.5]) {
        const text = open()(key as CountedKey, { ...values, count });
        expect(text).not.toMatch(/[{}]|^$/);
        expect(text).not.toContain(key);
        for (const value of Object.values(values)) expect(text).toContain(value);
        expect(text).toMatch(/\d/);
      }
    });

    test.each(['<b>&amp;</b>', '{{what}}', '$t(notice.missed)', '$& $1 $$', '-', '\u202e"\'\\', 'lng'])(
      'the value %j is put in verbatim',
      (value) => {
        expect(open()('notice.on-line', { what: 'W', line: value })).toBe(`W · ${value}`);
        expect(open()('notice.on-line', { what: value, line: value })).toBe(`${value} · ${value}`);
      },
    );

    test('values with the names of options stay values', () => {
      const odd = {
        lng: 'de',
        context: 'x',
        defaultValue: 'x',
        ns: 'x',
        ordinal: 'true',
        returnObjects: 'true',
      };
      expect(open()('notice.on-line', { ...odd, what: 'W', line: 'L' })).toBe('W · L');
    });
  });
}
