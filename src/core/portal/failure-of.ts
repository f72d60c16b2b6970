import type { PortalFailure, PortalFailureReason } from './portal-failure.ts';

/** What a portal or an OAuth server answered instead of a result. */
export interface Refusal {
  /** `error` of the envelope, as it came; may be free text, `0` or empty (bitrix24.md 8). */
  readonly code: string;
  readonly description: string;
  readonly status: number;
  /** Which credentials were used: some codes mean something else for a webhook. */
  readonly via: 'app' | 'webhook' | 'oauth';
  readonly retryAtMs: number | null;
}

/** Bitrix24's codes (bitrix24.md 5.4), lower case. The status is no help: documents and portals differ. */
const reasons: ReadonlyMap<string, PortalFailureReason> = new Map([
  ['invalid_grant', 'session-over'],
  ['bad_verification_code', 'session-over'],
  ['expired_token', 'session-over'],
  ['invalid_token', 'session-over'],
  ['no_auth_found', 'session-over'],
  ['invalid_client', 'wrong-application'],
  ['wrong_client', 'wrong-application'],
  ['application_not_found', 'wrong-application'],
  ['wrong_auth_type', 'app-mode-only'],
  ['insufficient_scope', 'missing-scope'],
  ['invalid_scope', 'missing-scope'],
  ['user_access_error', 'no-access'],
  ['authorization_error', 'no-access'],
  ['invalid_credentials', 'forbidden'],
  ['payment_required', 'plan'],
  ['portal_deleted', 'portal-gone'],
  ['query_limit_exceeded', 'too-many-requests'],
  ['operation_time_limit', 'operation-limit'],
  ['overload_limit', 'blocked'],
  ['error_wrong_handler_url', 'handler-refused'],
  ['error_unsupported_protocol', 'handler-refused'],
  ['error_event_not_found', 'event-unknown'],
  ['internal_server_error', 'portal-trouble'],
  ['error_unexpected_answer', 'portal-trouble'],
  ['connection_error', 'portal-trouble'],
]);

/** What a refusal means for the operator. A code nobody foresaw is `unexpected`, and is told as it came. */
export function failureOf({ code, description, status, via, retryAtMs }: Refusal): PortalFailure {
  return {
    why: reasonOf({ code, description, status, via }),
    code,
    detail: description.slice(0, 300),
    retryAtMs,
  };
}

function reasonOf({ code, description, status, via }: Omit<Refusal, 'retryAtMs'>): PortalFailureReason {
  const name = code.toLowerCase();
  // The OAuth server of a portal that is no more (bitrix24.md 5.4).
  if (via === 'oauth' && status === 404) return 'portal-gone';
  if (name === 'invalid_request') return via === 'oauth' ? 'unexpected' : 'https-required';
  // With 403 it is known who asks, and that is not enough (bitrix24.md 5.4); with 401 it is not even known.
  const isUnknown = /^(no_auth_found|invalid_token)$/.test(name) || status === 401;
  if (via === 'webhook' && isUnknown) return 'wrong-webhook';
  if (name === 'access_denied') return deniedBecause(description);
  const reason = reasons.get(name);
  if (reason !== undefined) return reason;
  // Codes may be free text or empty (bitrix24.md 8): then the status is all there is.
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'portal-trouble' : 'unexpected';
}

/** One code, three meanings, told apart by nothing but the text (bitrix24.md 4.1, 5.4, 6). */
function deniedBecause(description: string): PortalFailureReason {
  if (/application context/i.test(description)) return 'app-mode-only';
  return /tariff|plan|commercial|subscription|license/i.test(description) ? 'plan' : 'forbidden';
}
