import type { Call } from './call.ts';

/** A call as it is written: without what the operator does not want kept of every call, or of this one. */
export function callToKeep(call: Call, { keepNumbers }: { readonly keepNumbers: boolean }): Call {
  const allowed = withPrivacy(call);
  return keepNumbers ? allowed : withoutNumbers(allowed);
}

/**
 * A private call says when it was, how it went and over which line of ours, not with whom: neither as it is kept nor to anybody
 * else. A note the operator writes afterwards is his own.
 */
export function withPrivacy(call: Call): Call {
  if (!call.isPrivate) return call;
  return { ...call, number: null, name: null, company: null, crm: [], crmActivityId: null };
}

/**
 * A call as it may be kept where numbers must not be (`history.keepNumbers: false`). Besides the two numbers themselves
 * a rented line is named by its number (bitrix24.md 2.1), and Bitrix24 calls a card it makes for an unknown caller
 * `+79161234567 - Incoming call`. The note stays as it is: the operator wrote it himself.
 */
function withoutNumbers(call: Call): Call {
  return {
    ...call,
    number: null,
    companyNumber: null,
    line: call.line !== null && hasNumber(call.line) ? null : call.line,
    name: call.name && masked(call.name),
    company: call.company && masked(call.company),
    crm: call.crm.map((entity) => ({ ...entity, name: masked(entity.name) })),
  };
}

/** Seven digits or more in a row, however punctuated; `reg133788` and a house number are none. */
const numberLike = /\+?\(?[0-9](?:[\s().\u2010-\u2015\u2212/-]{0,3}[0-9]){6,}/gu;

function hasNumber(text: string): boolean {
  return text.search(numberLike) >= 0;
}

function masked(text: string): string {
  return text.replace(numberLike, '…');
}
