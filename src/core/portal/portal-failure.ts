/**
 * Why a portal did not do what it was asked, and what the operator can do about it (bitrix24.md 5.4, 8).
 * One entry of `advice` per thing the operator can do; several of Bitrix24's codes may lead to the same.
 */
export interface PortalFailure {
  /** Key of the words for the operator: `portal.failure.<why>`. */
  readonly why: PortalFailureReason;
  /** Bitrix24's own code, as it came, for the doctor and the log; null when the failure is not Bitrix24's. */
  readonly code: string | null;
  /** English, for the log; no secrets. */
  readonly detail: string;
  /** When trying again makes sense, in milliseconds since the Unix epoch; null when waiting does not help, or nobody knows. */
  readonly retryAtMs: number | null;
}

export type PortalFailureReason =
  /** No connection, or it broke; no answer in time. */
  | 'unreachable'
  | 'timed-out'
  /** Something answered that is not Bitrix24: a captive portal, a proxy's page. */
  | 'not-bitrix24'
  /** The answer points to a host that is neither the portal nor a Bitrix24 OAuth server. */
  | 'foreign-host'
  /** Nobody is signed in. */
  | 'signed-out'
  /** The session is over: sign in again (invalid_grant, refresh token expired or used, an access token that stays invalid). */
  | 'session-over'
  /** Only an OAuth application may ask this (WRONG_AUTH_TYPE, "Application context required"). */
  | 'app-mode-only'
  /** Client id or secret are wrong, or the application is not installed there (invalid_client, wrong_client, APPLICATION_NOT_FOUND). */
  | 'wrong-application'
  /** The webhook's address is not accepted (NO_AUTH_FOUND and every other 401 in webhook mode). */
  | 'wrong-webhook'
  /** insufficient_scope, invalid_scope. */
  | 'missing-scope'
  /** This user may not use the application (user_access_error, authorization_error). */
  | 'no-access'
  /** This user lacks the right (ACCESS_DENIED, INVALID_CREDENTIALS). */
  | 'forbidden'
  /** The plan does not include REST, or is unpaid (PAYMENT_REQUIRED, ACCESS_DENIED that speaks of the plan). */
  | 'plan'
  /** The portal is closed or deleted (PORTAL_DELETED, 404 of the OAuth server). */
  | 'portal-gone'
  /** Too many requests from this address (QUERY_LIMIT_EXCEEDED). */
  | 'too-many-requests'
  /** This method has used up its time (OPERATION_TIME_LIMIT). */
  | 'operation-limit'
  /** Bitrix24 has blocked the application by hand (OVERLOAD_LIMIT). */
  | 'blocked'
  /** The address cannot be a handler (ERROR_WRONG_HANDLER_URL, ERROR_UNSUPPORTED_PROTOCOL). */
  | 'handler-refused'
  /** The event does not exist, or its scope was not granted (ERROR_EVENT_NOT_FOUND). */
  | 'event-unknown'
  /** https is required (INVALID_REQUEST). */
  | 'https-required'
  /** The portal has trouble of its own (INTERNAL_SERVER_ERROR, ERROR_UNEXPECTED_ANSWER, CONNECTION_ERROR, 5xx). */
  | 'portal-trouble'
  /** A code nobody foresaw; the code itself is told. */
  | 'unexpected';
