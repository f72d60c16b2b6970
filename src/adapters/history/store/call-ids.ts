/**
 * A call's id is the moment it was filed, so that one number gives the order, the pages, the periods and the
 * order of the search index. An id is `filedAtMs * 100 + n`: one hundred calls in one millisecond keep their
 * exact moment, more move on by a hundredth of a millisecond each. Safe integers up to the year 4800.
 */
const idsPerMs = 100;
const idsPerSecond = 1000 * idsPerMs;
const latestMs = 90_000_000_000_000;

/** @returns the first id of a moment; every call filed before it has a smaller one. Any number is taken. */
export function firstIdAt(ms: number): number {
  return Math.ceil(Math.min(Math.max(ms, 0), latestMs)) * idsPerMs;
}

/** @returns the first id of the millisecond after that of `id`. */
export function nextMsAfter(id: number): number {
  return (Math.floor(id / idsPerMs) + 1) * idsPerMs;
}

/** @returns the first id of the second after that of `id`. */
export function nextSecondAfter(id: number): number {
  return (Math.floor(id / idsPerSecond) + 1) * idsPerSecond;
}

/** @returns the moment an id stands for, milliseconds since the Unix epoch. */
export function msOfId(id: number): number {
  return Math.floor(id / idsPerMs);
}

/** Four days are one row of the statistics cache: a single one would leave most pages of the file a quarter empty. */
const idsPerSlot = 4 * 86_400 * idsPerSecond;

export function slotOf(id: number): number {
  return Math.floor(id / idsPerSlot);
}

export function firstIdOfSlot(slot: number): number {
  return slot * idsPerSlot;
}
