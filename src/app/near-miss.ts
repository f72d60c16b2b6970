/**
 * The name that somebody may have meant: other dashes or capitals, its beginning, or two slips of the keyboard.
 * @param word as it was typed, with its dashes. @param names small letters and dashes. @returns null when none is near.
 */
export function nearestOf(word: string, names: readonly string[]): string | null {
  const typed = lettersOf(word);
  if (typed === '') return null;
  const begun = names.filter((name) => lettersOf(name).startsWith(typed));
  if (begun.length === 1) return begun[0] ?? null;
  const near = names
    .map((name) => ({ name, slips: slipsBetween(typed, lettersOf(name)) }))
    .filter(({ name, slips }) => slips <= 2 && slips < name.length / 2)
    .toSorted((one, other) => one.slips - other.slips);
  return near[0]?.name ?? null;
}

/** Nothing that is longer than any name can be near one. */
function lettersOf(word: string): string {
  return word
    .slice(0, 40)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

/** Letters that are wrong, missing or too many, and neighbours that changed places (Damerau's distance). */
function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
