import type { Call } from './call.ts';

/**
 * What Bitrix24 calls a line among machines (bitrix24.md 2.1, 2.4): `REST_APP:12`, without its id too, `reg133788`, `sip5`, an id
 * of six digits at most, and the hashes of rented numbers. No phone number of a company is so short.
 */
const technical = /^(?:rest_?app\b.*|(?:reg|sip|line|pbx|trunk)[\s:_#-]*\d*|#?\d{1,6}|[0-9a-f]{24,})$/is;

/** A line by the name that people know it by: a phone number, or what an administrator called it; else null. */
export function knownLine(line: string | null): string | null {
  const text = line?.trim() ?? '';
  return text === '' || technical.test(text) ? null : text;
}

/** What was called: the company's number, or else the line. */
export function calledLine({ companyNumber, line }: Pick<Call, 'companyNumber' | 'line'>): string | null {
  return knownLine(companyNumber) ?? knownLine(line);
}
