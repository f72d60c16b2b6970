/** A refusal, as Bitrix24 words it. */
export interface RestError {
  readonly status: number;
  readonly code: string;
  readonly description: string;
}

/**
 * The codes of bitrix24.md 5.4 with their statuses. Where that knows none it is inferred here, so nobody should decide by it.
 */
const known: Readonly<Record<string, readonly [status: number, description: string]>> = {
  NO_AUTH_FOUND: [401, 'Wrong authorization data'],
  expired_token: [401, 'The access token provided has expired.'],
  invalid_token: [401, 'Unable to get application by token'],
  insufficient_scope: [403, 'The request requires higher privileges than provided by the access token'],
  INVALID_CREDENTIALS: [403, 'Invalid request credentials'],
  ACCESS_DENIED: [403, 'Access denied!'],
  user_access_error: [403, 'The user does not have access to the application.'],
  WRONG_AUTH_TYPE: [403, 'Current authorization type is denied for this method'],
  INVALID_REQUEST: [400, 'Https required.'],
  QUERY_LIMIT_EXCEEDED: [503, 'Too many requests'],
  OVERLOAD_LIMIT: [503, 'REST API is blocked due to overload.'],
  OPERATION_TIME_LIMIT: [429, 'Method is blocked due to operation time limit.'],
  ERROR_BATCH_METHOD_NOT_ALLOWED: [405, 'Method is not allowed for batch usage'],
  ERROR_BATCH_LENGTH_EXCEEDED: [400, 'Max batch length exceeded'],
  ERROR_MANIFEST_IS_NOT_AVAILABLE: [404, 'Manifest is not available'],
  ERROR_METHOD_NOT_FOUND: [404, 'Method not found!'],
  ERROR_EVENT_NOT_FOUND: [400, 'Event not found'],
  ERROR_WRONG_HANDLER_URL: [400, 'Wrong handler URL'],
  ERROR_UNSUPPORTED_PROTOCOL: [400, 'Unsupported event handler protocol'],
  ERROR_CORE: [400, 'Internal error'],
  ERROR_ARGUMENT: [400, 'Argument is missing or wrong'],
  ERROR_NOT_FOUND: [404, 'Not found'],
  INTERNAL_SERVER_ERROR: [500, 'Internal server error'],
  ERROR_UNEXPECTED_ANSWER: [500, 'Server returned an unexpected response'],
  // The documentation says 500 (bitrix24.md 5.4).
  PORTAL_DELETED: [403, 'Portal was deleted'],
  APPLICATION_NOT_FOUND: [401, 'Application not found'],
  CONNECTION_ERROR: [500, 'Error connecting to authorization server'],
  authorization_error: [401, 'Unable to authorize user'],
  // The OAuth server's (bitrix24.md 5.4). Statuses inferred, but for `invalid_grant`, which was seen with 400 (bitrix24.md 9.4).
  invalid_request: [400, 'The request is malformed'],
  invalid_client: [400, 'The client credentials are invalid'],
  invalid_grant: [400, 'The authorization is invalid, expired or was used before'],
  invalid_scope: [400, 'The requested scope exceeds what was granted'],
  PAYMENT_REQUIRED: [403, 'Payment required'],
  bad_verification_code: [400, 'The verification code is invalid'],
  wrong_client: [400, 'Wrong client'],
};

/** @param description Bitrix24's usual one unless said otherwise. An unknown code is a 400. */
export function restError(code: string, description?: string): RestError {
  const [status, usual] = known[code] ?? [400, code];
  return { status, code, description: description ?? usual };
}

/** The body of a refusal. */
export function errorEnvelope({ code, description }: RestError): object {
  return { error: code, error_description: description };
}
