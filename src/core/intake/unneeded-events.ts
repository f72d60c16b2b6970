import { plainText } from '../text/plain-text.ts';

/** An event that is genuine, and sent for nothing. */
export interface UnneededEvent {
  /** One line of plain text, however hostile its source. */
  readonly name: string;
  /** Since the start. */
  readonly count: number;
}

const longestName = 60;
/** A webhook has some hundred events to tick; nobody reads on after the first. */
const mostNames = 20;

/** Counts what a webhook sends though nobody needs it: each event is a request of the portal's and a look at a stranger's doings. */
export function createUnneededEvents(): {
  note(event: string): void;
  /** The most frequent first. */
  read(): readonly UnneededEvent[];
} {
  const counts = new Map<string, number>();
  return {
    note(event) {
      const name = plainText(event, longestName);
      if (counts.size < mostNames || counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    read: () =>
      [...counts].map(([name, count]) => ({ name, count })).toSorted((one, other) => other.count - one.count),
  };
}
