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
  return Object.entries(fields)
    .flatMap(([key, value]) => pairs(encode(key), value))
    .join('&');
}

function pairs(name: string, value: PhpValue): string[] {
  if (value === null) return [];
  if (typeof value !== 'object')
    return [`${name}=${encode(String(typeof value === 'boolean' ? Number(value) : value))}`];
  return Object.entries(value).flatMap(([key, inner]: [string, PhpValue]) =>
    pairs(`${name}%5B${encode(key)}%5D`, inner),
  );
}

/** PHP's `urlencode` (RFC 1738): a space is `+`, and of the punctuation only `-`, `_` and `.` stay. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
