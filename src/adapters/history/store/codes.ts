import type { Call, Direction, NoticeFate, Origin, Outcome } from '../../../core/call/call.ts';

/** The numbers that stand for words in the file. New words are appended; none is ever moved or removed. */
const directions = {
  incoming: 0,
  outgoing: 1,
  callback: 2,
  announcement: 3,
  unknown: 4,
} satisfies Record<Direction, number>;

const outcomes = {
  ringing: 0,
  connected: 1,
  answered: 2,
  elsewhere: 3,
  missed: 4,
  declined: 5,
  cancelled: 6,
  busy: 7,
  'no-answer': 8,
  failed: 9,
  'end-unknown': 10,
} satisfies Record<Outcome, number>;

const origins = { live: 0, late: 1, 'back-filled': 2 } satisfies Record<Origin, number>;

const notices = {
  due: 0,
  shown: 1,
  'summed-up': 2,
  'notices-off': 3,
  'direction-off': 4,
  'muted-number': 5,
  'do-not-disturb': 6,
  failed: 7,
  'timed-out': 8,
  'too-many': 9,
} satisfies Record<NoticeFate, number>;

export const directionCodes = codesOf<Direction>(directions);
export const outcomeCodes = codesOf<Outcome>(outcomes);
export const originCodes = codesOf<Origin>(origins);
export const noticeCodes = codesOf<NoticeFate>(notices);

export interface Codes<Word extends string> {
  readonly words: readonly Word[];
  codeOf(word: Word): number;
  /** An SQL expression for the word of a column's code. */
  wordSql(column: string): string;
  /** @throws when the file holds a code this version does not know. */
  wordOf(code: unknown): Word;
}

/**
 * Direction, outcome and origin as one number, 0 to 999: the filters ask for some of them, the index keeps one. The first ten
 * outcomes are below 500, as in every file there is; there is room for ten more.
 */
export function facetOf({
  direction,
  outcome,
  origin,
}: Pick<Call, 'direction' | 'outcome' | 'origin'>): number {
  const code = outcomes[outcome];
  return Math.floor(code / 10) * 500 + directions[direction] * 100 + (code % 10) * 10 + origins[origin];
}

/** The same in SQL. */
export const facetColumn = 'outcome / 10 * 500 + direction * 100 + outcome % 10 * 10 + origin';

/** 1 for a call with a note. */
export const notedColumn = "ifnull(note, '') <> ''";

function codesOf<Word extends string>(table: Readonly<Record<Word, number>>): Codes<Word> {
  const words: Word[] = [];
  for (const word in table) words[table[word]] = word;
  return {
    words,
    codeOf: (word) => table[word],
    wordSql(column) {
      return `CASE ${column} ${words.map((word, code) => `WHEN ${code} THEN '${word}'`).join(' ')} END`;
    },
    wordOf(code) {
      const word = typeof code === 'number' ? words[code] : undefined;
      if (word === undefined)
        throw new Error(`The call history holds a code that is not known: ${String(code)}`);
      return word;
    },
  };
}
