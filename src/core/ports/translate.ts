import type { CountedKey, PlainKey } from '../text/catalogue.ts';

/**
 * Words in the user's language. Values are put in verbatim: escaping belongs to whoever shows the text.
 * Implementations: `texts/app/app-texts.ts`.
 */
export interface Translate {
  (key: PlainKey, values?: Readonly<Record<string, string>>): string;
  /** Chooses the plural form for `count`, and puts it in as a number of that language. */
  (key: CountedKey, values: Readonly<Record<string, string | number>> & { readonly count: number }): string;
}
