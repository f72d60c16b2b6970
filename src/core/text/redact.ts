import { digitsOf } from './phone-digits.ts';

/**
 * Masks what must not reach a log: secrets go entirely, phone numbers keep their last three digits so that
 * support can still tell calls apart. Applied by the log itself to everything it is given.
 */
const hidden = '[hidden]';
const secretName = /token|secret|password|authorization|cookie|^auth$|webhookurl|^key$/i;
/** The listener's secret path, a webhook's code in its address, and any 32 hex characters or more. */
const secretText = /\/b24\/[^\s/?#"']+|\/rest\/\d+\/[^\s/?#"']+|#key=[^\s"']+|\b[0-9a-f]{32,}\b/gi;
/** Seven digits or more, however punctuated. Bounded, so that hostile text cannot make it slow. */
const phoneNumber = /(?<![\w.])\+?\d[\d\s().-]{5,40}\d(?![\w:])/g;

export function redactText(text: string): string {
  return text.replace(secretText, hidden).replace(phoneNumber, (number) => {
    const digits = digitsOf(number);
    return digits.length < 7 ? number : `…${digits.slice(-3)}`;
  });
}

/** A copy fit for a log: plain data, no deeper than eight levels, errors as name, message, code and stack. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
  if (depth >= 8) return hidden;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  if (value instanceof Error) return redact(plainError(value), depth + 1);
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    secretName.test(name) ? hidden : redact(inner, depth + 1),
  ]);
  return Object.fromEntries(entries) as unknown;
}

function plainError(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    ...('code' in error && { code: error.code }),
    stack,
    ...(cause !== undefined && { cause }),
  };
}
