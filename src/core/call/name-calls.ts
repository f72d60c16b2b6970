import type { Call, CrmEntity } from './call.ts';
import { withPrivacy } from './kept-call.ts';
import type { CallHistory } from '../ports/call-history.ts';
import type { Log } from '../ports/log.ts';
import type { CallChange, Verdict } from '../intake/verdict.ts';
import type { WhoCalls } from './who-calls.ts';

/**
 * Puts the client's name to a call as soon as its number is known.
 * @returns what changed, for the announcer to update the notice in place; null when nothing did. Never rejects.
 */
export type NameCall = (verdict: Verdict) => Promise<CallChange | null>;

export function createNameCall(ports: {
  readonly whoCalls: WhoCalls;
  readonly history: CallHistory;
  readonly log: Log;
}): NameCall {
  return async (verdict) => {
    const call = verdict.kind === 'accepted' ? verdict.change.after : null;
    if (call === null || call.number === null || call.name !== null || call.crm.length > 0) return null;
    const matches = await ports.whoCalls(call.number);
    if (matches.length === 0) return null;
    try {
      const change = await ports.history.amend(call, (current) => current && named(current, matches));
      return change && { ...change, after: told(call, change.after, matches) };
    } catch (error) {
      ports.log.warn('the name of a caller could not be kept', { error });
      return null;
    }
  };
}

/** What is kept may lack the number; what is told must not. */
function told(call: Call, kept: Call, matches: readonly CrmEntity[]): Call {
  const { number, companyNumber, line } = call;
  return withPrivacy(named({ ...kept, number, companyNumber, line }, matches));
}

/** What the operator sees first is a person; the company stands beside him. */
function named(call: Call, matches: readonly CrmEntity[]): Call {
  const named = matches.filter(({ name }) => name !== '');
  const company = named.find(({ kind }) => kind === 'company')?.name ?? null;
  const person = named.find(({ kind }) => kind !== 'company')?.name ?? null;
  return { ...call, name: person ?? company, company: person === null ? null : company, crm: matches };
}
