import type { CrmEntity } from './call.ts';
import { nameOn } from './crm-name.ts';
import { lastTenOf } from '../text/phone-digits.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Answer } from '../ports/portal.ts';

export interface WhoCallsPorts {
  /** `Portal.searchCrm` of the portal that is signed in to now. */
  readonly search: (number: string) => Promise<Answer<readonly CrmEntity[]>>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Who has a number, according to the portal's CRM: every match, the best first; empty when nobody is known, or
 * when the portal would not say. Never rejects.
 */
export type WhoCalls = (number: string) => Promise<readonly CrmEntity[]>;

const minuteMs = 60_000;
/** People change their names rarely; a new customer is entered while he is on the line. */
const knownForMs = 8 * 60 * minuteMs;
const unknownForMs = 5 * minuteMs;
/** A portal that does not answer is not asked again by the next ring. */
const failedForMs = minuteMs;
const mostNumbers = 1_000;
/** Extensions and short codes are nobody's in the CRM. */
const fewestDigits = 5;

/** Asks for each number once, and remembers the answer for a while. */
export function createWhoCalls({ search, clock, log }: WhoCallsPorts): WhoCalls {
  const known = new Map<string, { readonly untilMs: number; readonly matches: readonly CrmEntity[] }>();
  const asked = new Map<string, Promise<readonly CrmEntity[]>>();

  return (number) => {
    const digits = lastTenOf(number);
    if (digits.length < fewestDigits) return Promise.resolve([]);
    const remembered = known.get(digits);
    if (remembered !== undefined && clock.monotonic() < remembered.untilMs) {
      return Promise.resolve(remembered.matches);
    }
    const underWay = asked.get(digits) ?? ask(number, digits);
    asked.set(digits, underWay);
    return underWay;
  };

  async function ask(number: string, digits: string): Promise<readonly CrmEntity[]> {
    const answer = await search(number);
    asked.delete(digits);
    if (answer.kind === 'failed') {
      const { why, code } = answer.failure;
      log[why === 'signed-out' ? 'debug' : 'info']('the portal did not say who calls', { why, code });
      return remember(digits, [], failedForMs);
    }
    const matches = answer.value
      .map((entity) => ({ ...entity, name: nameOn(entity, number) ?? '' }))
      .toSorted((one, other) => rank[one.kind] - rank[other.kind]);
    return remember(digits, matches, matches.length > 0 ? knownForMs : unknownForMs);
  }

  function remember(digits: string, matches: readonly CrmEntity[], forMs: number): readonly CrmEntity[] {
    known.delete(digits);
    known.set(digits, { untilMs: clock.monotonic() + forMs, matches });
    const [oldest] = known.keys();
    if (known.size > mostNumbers && oldest !== undefined) known.delete(oldest);
    return matches;
  }
}

/** A person before a prospect before a switchboard. */
const rank: Readonly<Record<CrmEntity['kind'], number>> = { contact: 0, lead: 1, company: 2 };
