import type { Call } from '../call/call.ts';
import { digitsOf, lastTenOf } from './phone-digits.ts';

/** What of a call can be searched. */
export interface SearchText {
  readonly digits: string;
  /** Name, company, note and a number that is none (`anonymous`), folded, one a line. */
  readonly folded: string;
}

/** One thing a text asks for. All of them must occur. */
export type Wanted =
  | { readonly kind: 'word'; readonly word: string }
  /** Typed as a number: its digits in the number, or else all of it as it was typed in the rest. */
  | { readonly kind: 'number'; readonly digits: string; readonly typed: readonly string[] };

export function searchTextOf({ number, name, company, note }: Call): SearchText {
  const spoken = number !== null && /\p{L}/u.test(number) ? number : null;
  const lines = [name, company, note, spoken].filter((line) => line !== null && line !== '');
  return { digits: digitsOf(number ?? ''), folded: foldOf(lines.join('\n')) };
}

/**
 * What is left of a text when case, ё/е, compatibility forms (`ﬁ`, full width) and the Greek final sigma do
 * not matter. Control characters become spaces: SQLite would end a text at the first NUL.
 */
function foldOf(text: string): string {
  const folded = text.toWellFormed().normalize('NFKC').toLowerCase();
  return folded.replaceAll('ё', 'е').replaceAll('ς', 'σ').replace(controls, ' ');
}
const controls = /[^\P{Cc}\n]/gu;

/** "иван +7 (916) 123-45-67" is a word and one number, however many spaces the number was typed with. */
export function wantedOf(text: string): readonly Wanted[] {
  const wanted: Wanted[] = [];
  let run: string[] = [];
  for (const token of foldOf(text).split(/\s+/u)) {
    if (numberLike.test(token)) {
      run.push(token);
      continue;
    }
    wanted.push(...wantedOfRun(run), ...(token === '' ? [] : [{ kind: 'word' as const, word: token }]));
    run = [];
  }
  return [...wanted, ...wantedOfRun(run)];
}
/** Digits and what people write between them, several kinds of dashes included. */
const numberLike = /^[\d+()./\u2010-\u2015\u2212-]+$/u;

export function occursIn({ digits, folded }: SearchText, wanted: Wanted): boolean {
  if (wanted.kind === 'word') return folded.includes(wanted.word);
  return digits.includes(wanted.digits) || wanted.typed.every((token) => folded.includes(token));
}

function wantedOfRun(run: readonly string[]): readonly Wanted[] {
  const digits = lastTenOf(run.join(''));
  if (digits === '') return run.map((word) => ({ kind: 'word', word }));
  return [{ kind: 'number', digits, typed: run }];
}
