import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phpForm, type PhpFields, type PhpValue } from '../../../src/demo-portal/events/form-body.ts';
import { needs } from '../../needs.ts';

const script =
  'foreach (json_decode(stream_get_contents(STDIN), true, 512, JSON_BIGINT_AS_STRING) as $fields) echo http_build_query($fields), "\\n";';

/** One line for each, as PHP writes them. */
function byPhp(forms: readonly PhpFields[]): string[] {
  const written = execFileSync('php', ['-r', script], { input: JSON.stringify(forms), encoding: 'utf8' });
  return written.split('\n').slice(0, forms.length);
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('~', ' ', '', '%5B', '[x]', '-_.', "!'()*"),
);
const { fields } = fc.letrec<{ value: PhpValue; fields: PhpFields }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('fields'),
  ),
  fields: fc.dictionary(text, tie('value'), { maxKeys: 5, noNullPrototype: true }),
}));

describe('a form is byte for byte what http_build_query writes', () => {
  describe('according to the php of this machine', needs('php'), () => {
    test('for an event with everything in it', () => {
      const event = {
        event: 'ONVOXIMPLANTCALLEND',
        data: {
          CALL_ID: '5E316880469A6376.1773306964.8740011',
          PHONE_NUMBER: '+7 (916) 123-45-67',
          CALL_START_DATE: '2026-03-12T10:36:04+01:00',
          COST: null,
          names: ['Алёна', 'O’Connor & Söhne', '田中 美咲', '~tilde~', "!*'()", '<b>"x"</b>', '\0\r\n\t'],
          nothing: [],
          none: {},
          flags: { yes: true, no: false },
          '': 'empty key',
          'a[b]': { 'c d': 1 },
          7: -1,
        },
        ts: 1_773_239_326,
      };
      expect([phpForm(event)]).toEqual(byPhp([event]));
    });

    test('for whatever else may be in one', () => {
      fc.assert(
        fc.property(fc.array(fields, { minLength: 1, maxLength: 40 }), (forms) => {
          expect(forms.map(phpForm)).toEqual(byPhp(forms));
        }),
        { numRuns: 25 },
      );
    });
  });

  test('as written down here, where there is no php', () => {
    const form = {
      event: 'E',
      data: { name: 'a b~é', on: true, off: false, gone: null, list: ['x', []] },
      n: 0,
    };
    expect(phpForm(form)).toBe(
      'event=E&data%5Bname%5D=a+b%7E%C3%A9&data%5Bon%5D=1&data%5Boff%5D=0&data%5Blist%5D%5B0%5D=x&n=0',
    );
  });
});
