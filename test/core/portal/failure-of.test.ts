/** Every code of bitrix24.md 5.4, what it means for the operator, and the words he gets. */
import { describe, expect, test } from 'vitest';
import { createTranslate } from '../../../src/texts/app/app-texts.ts';
import { failureOf, type Refusal } from '../../../src/core/portal/failure-of.ts';
import type { PortalFailureReason } from '../../../src/core/portal/portal-failure.ts';

const say = createTranslate('en');

function reasonFor(code: string, refusal: Partial<Refusal> = {}): PortalFailureReason {
  return failureOf({ code, description: '', status: 400, via: 'app', retryAtMs: null, ...refusal }).why;
}

describe('the portal', () => {
  test.each<[code: string, why: PortalFailureReason, words: RegExp, refusal?: Partial<Refusal>]>([
    ['NO_AUTH_FOUND', 'session-over', /Sign in again/],
    ['NO_AUTH_FOUND', 'wrong-webhook', /Make a new one/, { via: 'webhook' }],
    ['expired_token', 'session-over', /Sign in again/],
    ['insufficient_scope', 'missing-scope', /administrator must allow/],
    ['invalid_token', 'session-over', /Sign in again/],
    ['invalid_token', 'wrong-webhook', /Make a new one/, { via: 'webhook' }],
    ['INVALID_CREDENTIALS', 'wrong-webhook', /Make a new one/, { via: 'webhook', status: 401 }],
    ['INVALID_CREDENTIALS', 'forbidden', /lack the right/, { via: 'webhook', status: 403 }],
    ['ACCESS_DENIED', 'forbidden', /lack the right/],
    ['ACCESS_DENIED', 'plan', /plan/, { description: 'REST API is available only on commercial plans' }],
    ['ACCESS_DENIED', 'app-mode-only', /local application/, { description: 'Application context required' }],
    ['WRONG_AUTH_TYPE', 'app-mode-only', /local application/],
    ['user_access_error', 'no-access', /access to it/],
    ['authorization_error', 'no-access', /access to it/],
    ['INVALID_REQUEST', 'https-required', /https/],
    ['QUERY_LIMIT_EXCEEDED', 'too-many-requests', /waits/],
    ['OVERLOAD_LIMIT', 'blocked', /support/],
    ['OPERATION_TIME_LIMIT', 'operation-limit', /waits/],
    ['ERROR_BATCH_METHOD_NOT_ALLOWED', 'unexpected', /ERROR_BATCH_METHOD_NOT_ALLOWED/],
    ['ERROR_BATCH_LENGTH_EXCEEDED', 'unexpected', /ERROR_BATCH_LENGTH_EXCEEDED/],
    ['ERROR_MANIFEST_IS_NOT_AVAILABLE', 'unexpected', /ERROR_MANIFEST_IS_NOT_AVAILABLE/],
    ['ERROR_METHOD_NOT_FOUND', 'unexpected', /ERROR_METHOD_NOT_FOUND/],
    ['ERROR_CORE', 'unexpected', /ERROR_CORE/],
    ['ERROR_ARGUMENT', 'unexpected', /ERROR_ARGUMENT/],
    ['ERROR_NOT_FOUND', 'unexpected', /ERROR_NOT_FOUND/],
    ['INTERNAL_SERVER_ERROR', 'portal-trouble', /trouble/],
    ['ERROR_UNEXPECTED_ANSWER', 'portal-trouble', /trouble/],
    ['CONNECTION_ERROR', 'portal-trouble', /trouble/],
    ['PORTAL_DELETED', 'portal-gone', /closed or deleted/],
    ['APPLICATION_NOT_FOUND', 'wrong-application', /not installed/],
    ['ERROR_WRONG_HANDLER_URL', 'handler-refused', /another tunnel/],
    ['ERROR_UNSUPPORTED_PROTOCOL', 'handler-refused', /another tunnel/],
    ['ERROR_EVENT_NOT_FOUND', 'event-unknown', /telephony/],
    ['PAYMENT_REQUIRED', 'plan', /not paid/],
    ['', 'portal-trouble', /trouble/, { status: 502 }],
    ['', 'too-many-requests', /waits/, { status: 429 }],
    ['Something new', 'unexpected', /Something new/],
  ])('%s is told as %s', (code, why, words, refusal) => {
    expect(reasonFor(code, refusal)).toBe(why);
    expect(say(`portal.failure.${why}`, { code })).toMatch(words);
  });
});

describe('the OAuth server', () => {
  test.each<[code: string, why: PortalFailureReason, words: RegExp, status?: number]>([
    ['invalid_request', 'unexpected', /invalid_request/],
    ['invalid_client', 'wrong-application', /id or secret/],
    ['wrong_client', 'wrong-application', /id or secret/],
    ['insufficient_scope', 'missing-scope', /administrator must allow/],
    ['invalid_scope', 'missing-scope', /administrator must allow/],
    ['invalid_grant', 'session-over', /Sign in again/],
    ['bad_verification_code', 'session-over', /Sign in again/],
    ['PAYMENT_REQUIRED', 'plan', /not paid/],
    ['wrong_client', 'portal-gone', /closed or deleted/, 404],
  ])('%s is told as %s', (code, why, words, status = 400) => {
    expect(reasonFor(code, { via: 'oauth', status })).toBe(why);
    expect(say(`portal.failure.${why}`, { code })).toMatch(words);
  });
});

test('the code and when to try again are kept, and a long text is cut', () => {
  const failure = failureOf({
    code: 'OPERATION_TIME_LIMIT',
    description: 'x'.repeat(1_000),
    status: 429,
    via: 'app',
    retryAtMs: 5,
  });
  expect(failure).toEqual({
    why: 'operation-limit',
    code: 'OPERATION_TIME_LIMIT',
    detail: 'x'.repeat(300),
    retryAtMs: 5,
  });
});
