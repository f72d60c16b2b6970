import type { ChildProcess } from 'node:child_process';
import type { StandInRecord } from '../main/records.ts';

type Detail = Readonly<Record<string, unknown>>;

export interface Records {
  /** Everything the program has done so far, in order. */
  readonly records: readonly StandInRecord[];
  /**
   * The first record of a kind that matches, now or later. `detail` is `{ value }` for those whose detail is no object.
   * @throws when the program ends without one, with the end of its stderr.
   */
  recorded(kind: string, matches?: (detail: Detail) => boolean): Promise<Detail>;
  /** All so far of a kind. */
  recordsOf(kind: string): readonly Detail[];
}

export function recordsOf(child: ChildProcess, stderr: () => string): Records {
  const records: StandInRecord[] = [];
  const waiting = new Set<() => boolean>();
  const check = (): void => {
    for (const found of waiting) if (found()) waiting.delete(found);
  };
  child.on('message', (message: { record?: StandInRecord }) => {
    if (!message.record) return;
    records.push(message.record);
    check();
  });
  let over = false;
  child.once('close', () => {
    over = true;
    check();
  });

  const all = (kind: string): Detail[] =>
    records.filter((one) => one.kind === kind).map(({ detail }) => detailOf(detail));
  return {
    records,
    recordsOf: all,
    recorded: (kind, matches = () => true) =>
      new Promise((resolve, reject) => {
        const look = (): boolean => {
          const found = all(kind).find(matches);
          if (found) resolve(found);
          else if (over) reject(new Error(`the program ended without ${kind}\n${stderr()}`));
          return found !== undefined || over;
        };
        if (!look()) waiting.add(look);
      }),
  };
}

function detailOf(detail: unknown): Detail {
  return typeof detail === 'object' && detail !== null && !Array.isArray(detail)
    ? (detail as Detail)
    : { value: detail };
}
