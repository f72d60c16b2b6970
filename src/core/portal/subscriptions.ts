import { handlerPath } from '../tunnel/handler-url.ts';
import type { Answer, Portal, SubscriptionRow } from '../ports/portal.ts';

/**
 * What Bitrix24 has to tell us of, the most urgent first. Never ONEXTERNALCALLSTART: binding it would offer us as an outgoing line
 * (bitrix24.md 2.5).
 */
export const wantedEvents = [
  'ONVOXIMPLANTCALLSTART',
  'ONVOXIMPLANTCALLINIT',
  'ONVOXIMPLANTCALLEND',
  'ONAPPUPDATE',
  'ONAPPUNINSTALL',
] as const;

/**
 * Bound for as long as one proof takes: it brings a refresh token through the tunnel (bitrix24.md 3.2), and every desktop
 * that has it bound gets every other's test.
 */
export const testEvent = 'ONAPPTEST';

/** Ours is what ends with our secret path; whose host it has does not matter, for the tunnel may get another any day. */
export function isOurs({ handlerUrl }: SubscriptionRow, path: string): boolean {
  return handlerUrl.endsWith(handlerPath(path));
}

export interface SubscriptionPlan {
  readonly missing: readonly string[];
  /**
   * Left by our own earlier addresses, or for events nobody wants any more. Never other people's; nor the test that a proof may just
   * now have bound: whoever proves next takes it back.
   */
  readonly leftovers: readonly SubscriptionRow[];
}

export function planFor(
  rows: readonly SubscriptionRow[],
  { handlerUrl, path }: { readonly handlerUrl: string; readonly path: string },
): SubscriptionPlan {
  const here = rows.filter((row) => row.handlerUrl === handlerUrl);
  const bound = new Set(here.map(({ event }) => event));
  const expected: ReadonlySet<string> = new Set([...wantedEvents, testEvent]);
  return {
    missing: wantedEvents.filter((event) => !bound.has(event)),
    leftovers: rows.filter(
      (row) => isOurs(row, path) && (row.handlerUrl !== handlerUrl || !expected.has(row.event)),
    ),
  };
}

/** @param goOn asked before each; false leaves the rest. @returns the first failure. */
export async function bindAll(
  portal: Pick<Portal, 'bind'>,
  { missing, handlerUrl }: { readonly missing: readonly string[]; readonly handlerUrl: string },
  goOn: () => boolean,
): Promise<Answer<null>> {
  for (const event of missing) {
    if (!goOn()) break;
    const answer = await portal.bind(event, handlerUrl);
    if (answer.kind === 'failed') return answer;
  }
  return { kind: 'ok', value: null };
}

/** Best effort: what stays costs Bitrix24 a delivery into the void, and is tried again next time. */
export async function unbindAll(
  portal: Pick<Portal, 'unbind'>,
  rows: readonly SubscriptionRow[],
  goOn: () => boolean,
): Promise<void> {
  for (const row of rows) {
    if (!goOn()) return;
    await portal.unbind(row);
  }
}
