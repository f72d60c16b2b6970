import type { SearchText, Wanted } from '../../../core/text/search-text.ts';

/**
 * What the search index holds of a text: every one, two and three letters in a row within a word. FTS5's own
 * trigram tokenizer cannot look for fewer than three letters; one over all three is as small as its index alone,
 * because letters across a space are left out and a repeated one counts once.
 */
const longestGram = 3;
/** Enough to tell almost every word from almost every other; what is found is checked letter by letter anyway. */
const mostGramsOfWord = 10;
const mostWords = 12;

export interface IndexedText extends SearchText {
  /** See `facetOf`. */
  readonly facet: number;
  /** The call has a note. */
  readonly noted: boolean;
}

/** @returns the words of a call's document in the index. */
export function documentOf({ digits, folded, facet, noted }: IndexedText): string {
  const grams = new Set<string>();
  addGrams(grams, digits);
  for (const word of folded.split(/\s+/u)) addGrams(grams, word);
  grams.add(facetToken(facet));
  if (noted) grams.add(noteToken);
  return [...grams].join(' ');
}

interface Asked {
  readonly wanted: readonly Wanted[];
  readonly facets: readonly number[] | null;
  readonly withNote: boolean;
}

/**
 * An FTS5 query for the documents in which all of it may occur: a superset, never less.
 * @returns null when nothing is asked for.
 */
export function matchFor({ wanted, facets, withNote }: Asked): string | null {
  const parts = wanted
    .slice(0, mostWords)
    .map((one) =>
      one.kind === 'word'
        ? allOf([one.word])
        : `(${allOf([one.digits])} OR ${allOf(one.typed.slice(0, mostWords))})`,
    );
  if (facets) parts.push(`(${facets.map((facet) => `"${facetToken(facet)}"`).join(' OR ')})`);
  if (withNote) parts.push(`"${noteToken}"`);
  return parts.length === 0 ? null : parts.join(' AND ');
}

function allOf(words: readonly string[]): string {
  const grams = new Set(words.flatMap((word) => gramsOfWord(word)));
  return `(${[...grams].map((gram) => `"${gram}"`).join(' AND ')})`;
}

function gramsOfWord(word: string): readonly string[] {
  const letters = lettersOf(encoded(word.slice(0, 4 * mostGramsOfWord)));
  if (letters.length <= longestGram) return [gramAt(letters, 0, longestGram)];
  const counts = new Map<string, number>();
  for (let start = 0; start < Math.min(letters.length - longestGram + 1, mostGramsOfWord); start++) {
    count(counts, gramAt(letters, start, longestGram));
  }
  return [...counts].map(([gram, times]) => (times === 1 ? gram : repeated(gram, times)));
}

function addGrams(grams: Set<string>, word: string): void {
  const letters = lettersOf(encoded(word));
  const counts = new Map<string, number>();
  for (let start = 0; start < letters.length; start++) {
    for (let length = 1; length <= Math.min(longestGram, letters.length - start); length++) {
      const gram = gramAt(letters, start, length);
      grams.add(gram);
      if (length < longestGram) continue;
      const times = count(counts, gram);
      if (times > 1 && times <= mostGramsOfWord) grams.add(repeated(gram, times));
    }
  }
}

function count(counts: Map<string, number>, gram: string): number {
  const times = (counts.get(gram) ?? 0) + 1;
  counts.set(gram, times);
  return times;
}

/** A string stands for its own letters where no letter takes two units: much faster than an array. */
function lettersOf(word: string): string | readonly string[] {
  return /[\ud800-\udfff]/.test(word) ? Array.from(word) : word;
}

function gramAt(letters: string | readonly string[], start: number, length: number): string {
  const gram = letters.slice(start, start + length);
  return typeof gram === 'string' ? gram : gram.join('');
}

/** Tells `0000000` from every number that has three zeros somewhere. */
function repeated(gram: string, times: number): string {
  return `${gram}times${times}`;
}

/** FTS5's `ascii` tokenizer takes ASCII punctuation for gaps, everything beyond ASCII for letters. */
function encoded(gram: string): string {
  return gram.replace(punctuation, (sign) => String.fromCharCode(0xe000 + sign.charCodeAt(0)));
}
const punctuation = /[\x21-\x2f\x3a-\x60\x7b-\x7f]/g;

/** Longer than any gram, so neither can be one. */
const noteToken = 'noted';

function facetToken(facet: number): string {
  return `facet${facet}`;
}
