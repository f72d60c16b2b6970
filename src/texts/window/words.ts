import type { en as call } from './call.en.ts';
import type { en as main } from './main.en.ts';
import type { en as settings } from './settings.en.ts';
import type { en as statistics } from './statistics.en.ts';
import type { en as status } from './status.en.ts';

/**
 * The words of the window. Each part is a folder with one catalogue per language and is loaded when it is needed: `main` with the
 * window, `call` with the details and dialogs of the history, the others with the view of their name. The English catalogue says
 * which keys there are: another language that misses one, or has one too many, does not compile. A key that counts has one entry
 * for each plural form of its language: `calls_one`, `calls_other`.
 */
export type Words<English, Plural extends Intl.LDMLPluralRule> = Readonly<
  Record<Plain<keyof English> | `${Counted<keyof English>}_${Plural}`, string>
>;

type Counted<Key> = Key extends `${infer Stem}_other` ? Stem : never;
type Plain<Key> = Key extends `${string}_one` | `${string}_other` ? never : Key & string;
type KeyOf<English> = Plain<keyof English> | Counted<keyof English>;

interface Parts {
  readonly call: typeof call;
  readonly main: typeof main;
  readonly settings: typeof settings;
  readonly statistics: typeof statistics;
  readonly status: typeof status;
}

export type WindowPart = keyof Parts;

/** Every key a view may ask for. */
export type WindowKey = { [Part in WindowPart]: KeyOf<Parts[Part]> }[WindowPart];
