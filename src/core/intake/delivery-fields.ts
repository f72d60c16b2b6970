/** How the values of a delivery are read, whichever event it is. Source: bitrix24.md 1.1. */
import { z } from 'zod';

/** Longer text has no business in these events; a name or number is cut, an identifier refused. */
const longestText = 255;

/** A form has only strings; JSON may have numbers and nulls; `key=` means the portal had nothing to say. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.toWellFormed().trim();
  return text === '' ? null : text;
}

export const text = z
  .unknown()
  .optional()
  .transform((value) => textOf(value)?.slice(0, longestText).toWellFormed() ?? null);
/** Of any length, as it is. */
export const secret = z.unknown().optional().transform(textOf).pipe(z.string('is missing'));
export const requiredText = secret.pipe(z.string().max(longestText));
export const digits = requiredText.pipe(z.string().regex(/^\d{1,15}$/, 'is not a number'));
export const optionalDigits = text.transform((value) =>
  value !== null && /^\d{1,15}$/.test(value) ? value : null,
);
export const wholeNumber = optionalDigits.transform((value) => (value === null ? null : Number(value)));
export const unixSeconds = requiredText
  .pipe(z.string().regex(/^\d{9,11}$/, 'is not a time'))
  .transform((seconds) => Number(seconds) * 1000);
export const isoDate = text.transform((value) => {
  const time = value === null ? Number.NaN : Date.parse(value);
  return time > 0 ? time : null;
});
