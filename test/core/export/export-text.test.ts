import { describe, expect, test } from 'vitest';
import { createTranslate } from '../../../src/texts/app/app-texts.ts';
import type { Call } from '../../../src/core/call/call.ts';
import { exportText, type ExportForm } from '../../../src/core/export/export-text.ts';
import { callOf } from '../call/calls.ts';

function written(form: ExportForm, pages: readonly (readonly Call[])[]): string {
  const text = exportText(form, createTranslate('en'));
  return text.head + pages.map((page) => text.rows(page)).join('') + text.tail;
}

const known = callOf({
  rangAtMs: new Date(2026, 10, 3, 9, 5, 7).getTime(),
  startedAtMs: null,
  endedAtMs: null,
  direction: 'incoming',
  outcome: 'missed',
  number: '0301234567',
  name: 'Bauer, "Anna"',
  company: null,
  durationS: 12,
  line: 'reg1',
  note: 'one\ntwo',
});

describe('CSV', () => {
  test('has a byte order mark, headings, local times, and quotes what it must', () => {
    expect(written({ format: 'csv', separator: ';' }, [[known]])).toBe(
      '\uFEFF"Time";"Direction";"Outcome";"Number";"Name";"Company";"Duration (s)";"Line";"Note"\r\n' +
        '"2026-11-03 09:05:07";"Incoming";"Missed";"0301234567";"Bauer, ""Anna""";"";"12";"reg1";"one\ntwo"\r\n',
    );
  });

  test.each(['=1+1', '+49 30 1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1'])(
    'does not let %j become a formula',
    (name) => {
      expect(written({ format: 'csv', separator: ',' }, [[{ ...known, name }]])).toContain(`"'${name}"`);
    },
  );

  test('leaves empty what is not known', () => {
    const bare = { ...known, durationS: null, line: null, note: null, number: null, name: null };
    expect(written({ format: 'csv', separator: ',' }, [[bare]])).toContain('"Missed","","","","","",""');
    expect(written({ format: 'csv', separator: ',' }, [[{ ...known, durationS: null }]])).toContain(
      ',"","reg1"',
    );
  });
});

describe('JSON', () => {
  const form: ExportForm = { format: 'json', separator: ',' };

  test('is one list, however many pages it came in', () => {
    const calls = [known, { ...known, callId: 'b' }, { ...known, callId: 'c' }];
    expect(JSON.parse(written(form, [calls.slice(0, 1), [], calls.slice(1)]))).toEqual(calls);
  });

  test('of no calls is an empty list', () => {
    expect(JSON.parse(written(form, []))).toEqual([]);
  });
});
