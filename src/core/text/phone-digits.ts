/** The digits of a number however it was typed: "+7 (916) 123-45-67" → "79161234567". Only ASCII digits count. */
export function digitsOf(number: string): string {
  return number.replace(/[^0-9]/g, '');
}

/**
 * The last ten digits, or all when there are fewer: what stays the same whether a number is written with
 * +7, 8 or 0049. Used to compare, never to show.
 */
export function lastTenOf(number: string): string {
  return digitsOf(number).slice(-10);
}
