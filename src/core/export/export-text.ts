import { filedAtMs, type Call } from '../call/call.ts';
import type { Translate } from '../ports/translate.ts';
import type { PlainKey } from '../text/catalogue.ts';

export interface ExportForm {
  readonly format: 'csv' | 'json';
  /** Only for CSV. */
  readonly separator: ',' | ';' | '\t';
}

/** The three parts of a file: `rows` may be called any number of times between `head` and `tail`. */
export interface ExportText {
  readonly head: string;
  rows(calls: readonly Call[]): string;
  readonly tail: string;
}

/**
 * Calls as text. CSV is RFC 4180 with a byte order mark, for spreadsheets, and with local times; JSON is one list of
 * calls as they are kept, for programs.
 */
export function exportText({ format, separator }: ExportForm, translate: Translate): ExportText {
  return format === 'csv' ? csv(separator, translate) : json();
}

const columns = [
  'time',
  'direction',
  'outcome',
  'number',
  'name',
  'company',
  'duration',
  'line',
  'note',
] as const;

function csv(separator: string, translate: Translate): ExportText {
  const line = (fields: readonly string[]): string => `${fields.map(quoted).join(separator)}\r\n`;
  return {
    head: `\uFEFF${line(columns.map((column) => translate(`export.column.${column}` satisfies PlainKey)))}`,
    rows: (calls) => calls.map((call) => line(fieldsOf(call, translate))).join(''),
    tail: '',
  };
}

function fieldsOf(call: Call, translate: Translate): readonly string[] {
  return [
    localTime(new Date(filedAtMs(call))),
    translate(`direction.${call.direction}`),
    translate(`outcome.${call.outcome}`),
    ...[call.number, call.name, call.company].map((text) => text ?? ''),
    call.durationS === null ? '' : String(call.durationS),
    ...[call.line, call.note].map((text) => text ?? ''),
  ];
}

/** A spreadsheet takes text that begins like a formula for one: an apostrophe in front makes it text (OWASP, "CSV Injection"). */
function quoted(text: string): string {
  const harmless = /^[\s]*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** As every spreadsheet reads it, in the time zone of the machine. */
function localTime(time: Date): string {
  const date = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(twoDigits).join('-');
  return `${date} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':')}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function json(): ExportText {
  let written = 0;
  return {
    head: '[\n',
    rows(calls) {
      const texts = calls.map((call) => `${written++ === 0 ? '' : ',\n'}${JSON.stringify(call)}`);
      return texts.join('');
    },
    tail: '\n]\n',
  };
}
