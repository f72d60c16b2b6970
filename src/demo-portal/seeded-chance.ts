import { createHash } from 'node:crypto';

/** Chance that comes out the same for the same seed, so that a demo can be shown twice. */
export interface Chance {
  /** Whole numbers, both ends included. */
  between(least: number, most: number): number;
  /** @throws RangeError when there is nothing to choose from. */
  oneOf<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
  /** 1 to 64 characters of 0-9 and a-f. */
  hex(length: number): string;
}

export function seededChance(seed: string): Chance {
  let draws = 0;
  const hex = (length: number): string =>
    createHash('sha256').update(`${seed}:${draws++}`).digest('hex').slice(0, length);
  const between = (least: number, most: number): number =>
    least + Math.floor((Number.parseInt(hex(8), 16) / 2 ** 32) * (most - least + 1));
  return {
    between,
    oneOf(items) {
      const [item] = items.slice(between(0, items.length - 1));
      if (item === undefined) throw new RangeError('there is nothing to choose from');
      return item;
    },
    shuffled: (items) =>
      items
        .map((item) => ({ item, order: hex(16) }))
        .toSorted((a, b) => (a.order < b.order ? -1 : 1))
        .map(({ item }) => item),
    hex,
  };
}
