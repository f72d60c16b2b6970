/** Bodies as Bitrix24's queue posts them. */
import { readFileSync } from 'node:fs';

export const applicationToken = '51610fefc120afg4b628cc82d6298cce';
export const memberId = 'a223c6b9410f85df78e9377d6c4f7213';
export const operatorId = '1269';

/**
 * One of `test/fixtures` (without `.form`), sent at `nowMs`.
 * @param overrides form fields such as `data[CALL_ID]`, set or replaced.
 */
export function fixture(
  name: string,
  nowMs: number,
  overrides: Readonly<Record<string, string>> = {},
): string {
  const text = readFileSync(new URL(`fixtures/${name}.form`, import.meta.url), 'utf8').trim();
  const form = new URLSearchParams(text);
  form.set('ts', String(Math.floor(nowMs / 1000)));
  for (const [field, value] of Object.entries(overrides)) form.set(field, value);
  return form.toString();
}
