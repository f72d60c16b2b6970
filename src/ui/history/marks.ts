/** Where the words of a search are in a text, so that the reader sees why a call was found. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** What is looked for: words as they are, numbers by their digits alone. */
export interface Sought {
  readonly words: readonly string[];
  readonly digits: string;
}

/** As the history reads a search: case, ё/е and the punctuation of numbers do not matter; a number counts by its last ten digits. */
export function soughtIn(text: string): Sought {
  const tokens = text.split(/\s+/u).filter((token) => token !== '');
  const numbers = tokens.filter((token) => /^[\d+()./\u2010-\u2015\u2212-]+$/u.test(token));
  return {
    words: tokens.map((token) => folded(token)),
    digits: numbers.join('').replace(/\D/gu, '').slice(-10),
  };
}

/** @param longest what is beyond it is not searched: nobody sees the end of a name of ten thousand letters. */
export function segmentsOf(text: string, sought: Sought, longest = 500): readonly Segment[] {
  const letters = Array.from(text.slice(0, longest));
  const marked = letters.map(() => false);
  const mark = (from: number, to: number) => marked.fill(true, from, to + 1);
  for (const word of sought.words) markEach(letters, { wanted: word, fold: folded, mark });
  markEach(letters, { wanted: sought.digits, fold: (letter) => letter.replace(/\D/gu, ''), mark });
  return joined(letters, marked, text.slice(longest));
}

interface Search {
  readonly wanted: string;
  readonly fold: (letter: string) => string;
  readonly mark: (from: number, to: number) => void;
}

/** Folding may make a letter longer or nothing at all, so every folded place remembers the letter it came from. */
function markEach(letters: readonly string[], { wanted, fold, mark }: Search): void {
  if (wanted === '') return;
  const places = letters.flatMap((letter, index) => Array.from({ length: fold(letter).length }, () => index));
  const searched = letters.map(fold).join('');
  for (let at = searched.indexOf(wanted); at !== -1; at = searched.indexOf(wanted, at + wanted.length)) {
    mark(places[at] ?? 0, places[at + wanted.length - 1] ?? letters.length - 1);
  }
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll('ς', 'σ');
}

function joined(letters: readonly string[], marked: readonly boolean[], rest: string): readonly Segment[] {
  const segments: Segment[] = [];
  letters.forEach((letter, index) => {
    const last = segments.at(-1);
    const now = marked[index] ?? false;
    if (last?.marked === now) segments[segments.length - 1] = { text: last.text + letter, marked: now };
    else segments.push({ text: letter, marked: now });
  });
  return rest === '' ? segments : [...segments, { text: rest, marked: false }];
}
