/** CALL_FAILED_CODE as Bitrix24 documents it (bitrix24.md 2.7). */
const known = [
  '200',
  '304',
  '402',
  '403',
  '404',
  '423',
  '480',
  '484',
  '486',
  '503',
  '603',
  '603-S',
  'OTHER',
] as const;

/** Key of the words for a code. Bitrix24 may know more codes than its documents. */
export function codeKey(code: string): `code.${(typeof known)[number]}` | 'code.unknown' {
  const found = known.find((one) => one === code);
  return found === undefined ? 'code.unknown' : `code.${found}`;
}
