import qs from 'qs';

/** What PHP can put into a form. Numbers are whole: PHP has its own way of writing others. */
export type PhpValue = string | number | boolean | null | readonly PhpValue[] | PhpFields;
export interface PhpFields {
  readonly [key: string]: PhpValue;
}

/**
 * The same text as PHP's `http_build_query`, which is how Bitrix24 writes its bodies (bitrix24.md 1.1): nested keys in
 * brackets, `true` as 1, `false` as 0, and null and empty lists not at all.
 */
export function phpForm(fields: PhpFields): string {
  return qs.stringify(fields, { format: 'RFC1738', skipNulls: true, encoder: encode });
}

/** PHP's `urlencode` (RFC 1738), of names and values: of the punctuation only `-`, `_` and `.` stay. */
function encode(value: string | number | boolean): string {
  return encodeURIComponent(typeof value === 'boolean' ? Number(value) : value).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
