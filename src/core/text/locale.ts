import { spokenIn, type Language } from './language.ts';

/** ISO 15924, for the scripts that POSIX names in words. */
const scripts: Readonly<Record<string, string>> = { latin: 'Latn', cyrillic: 'Cyrl', devanagari: 'Deva' };

/** Longer than any locale with an extension or two; what is longer is none. */
const longestName = 100;

/**
 * The locale to write dates and numbers in: the first of these that `Intl` takes, as it is or in a simpler form, and
 * plain English when there is none. Systems name locales in ways that `Intl` throws at.
 * @param names as BCP 47, POSIX or ICU write them, the best first: `de-AT`, `de_DE@euro`, `en-US@rg=dezzzz`, `C`, anything.
 * @returns what every `Intl` constructor takes.
 */
export function usableLocale(...names: readonly string[]): string {
  const [best = 'en'] = names
    .filter((name) => name.length <= longestName)
    .flatMap(formsOf)
    .flatMap(taken);
  return best;
}

/**
 * The locale for dates inside a text: that of the machine only where it is of the text's language. Nobody wants Russian
 * months in an English sentence.
 */
export function localeFor(language: Language, locale: string): string {
  return spokenIn(locale) === language ? usableLocale(locale, language) : language;
}

/** A name and its simpler forms, the closest first: in `en-US@rg=dezzzz`, dates are written as in Germany. */
function formsOf(name: string): readonly string[] {
  const tag = name.replace(/[.@].*$/s, '');
  const modifier = name.replace(/^[^@]*@?/, '');
  const [language, ...rest] = tag.split(/[_-]/);
  const script = scripts[modifier.toLowerCase()];
  const region = /\brg=([a-z]{2})/i.exec(modifier)?.[1];
  return [
    ...(script === undefined ? [] : [[language, script, ...rest]]),
    ...(region === undefined ? [] : [[language, ...rest.filter(isScript), region]]),
    [name],
    [language, ...rest],
    [language, ...rest.slice(0, 2)],
    [language, ...rest.slice(0, 1)],
    [language],
  ].map((parts) => parts.join('-'));
}

function isScript(part: string): boolean {
  return part.length === 4;
}

/** The locale as it is usually spelled; nothing when dates would be written otherwise, in a locale of `Intl`'s choice. */
function taken(locale: string): readonly string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale);
  } catch {
    return [];
  }
}
