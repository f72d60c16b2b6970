/** Bodies as the form reader hands them to the core, saying only what matters to a test. */
export const nowMs = Date.UTC(2026, 2, 12, 10, 0, 0);
export const operatorId = '1269';
export const memberId = 'a223c6b9410f85df78e9377d6c4f7213';
export const token = '51610fefc120afg4b628cc82d6298cce';
export const builtInCall = '5E316880469A6376.1773306964.8740011';
export const restAppCall = 'externalCall.7b0c7de811455ef32b18dc5917e4306a.1773239327';

type Fields = Readonly<Record<string, unknown>>;

export function bodyOf(event: string, data: Fields, rest: Fields = {}): Fields {
  const auth = { domain: 'some-domain.bitrix24.com', member_id: memberId, application_token: token };
  return { event, data, ts: String(nowMs / 1000), auth, ...rest };
}

export function init(data: Fields = {}, rest: Fields = {}): Fields {
  const call = { CALL_ID: builtInCall, CALL_TYPE: '2', ACCOUNT_SEARCH_ID: 'reg133788' };
  const numbers = { PHONE_NUMBER: '+4930111222', CALLER_ID: '+79161234567' };
  return bodyOf('ONVOXIMPLANTCALLINIT', { ...call, ...numbers, ...data }, rest);
}

export function start(data: Fields = {}, rest: Fields = {}): Fields {
  return bodyOf('ONVOXIMPLANTCALLSTART', { CALL_ID: builtInCall, USER_ID: operatorId, ...data }, rest);
}

export function end(data: Fields = {}, rest: Fields = {}): Fields {
  const call = {
    CALL_ID: builtInCall,
    CALL_TYPE: '2',
    PHONE_NUMBER: '+79161234567',
    PORTAL_NUMBER: 'reg133788',
  };
  const fate = { PORTAL_USER_ID: operatorId, CALL_DURATION: '78', CALL_FAILED_CODE: '200' };
  return bodyOf('ONVOXIMPLANTCALLEND', { ...call, ...fate, ...data }, rest);
}

/** What only the portal was told, and an ONAPPTEST of it brings back. */
export const nonce = 'c0ffee'.repeat(6);

export function appTest(returned: unknown = nonce, rest: Fields = {}): Fields {
  return bodyOf('ONAPPTEST', { QUERY: { nonce: returned }, LANGUAGE_ID: 'de' }, rest);
}

/** The auth block of a delivery, with another token, portal or access token. */
export function authOf(changes: Fields): { readonly auth: Fields } {
  const auth = { domain: 'some-domain.bitrix24.com', member_id: memberId, application_token: token };
  return { auth: { ...auth, ...changes } };
}

/** `ts` of a delivery that left the portal so many seconds ago. */
export function secondsAgo(seconds: number): { readonly ts: string } {
  return { ts: String(nowMs / 1000 - seconds) };
}
