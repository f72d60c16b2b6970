import type { PortalFailureReason } from '../../core/portal/portal-failure.ts';
import type { Text } from '../words/text-catalogue.ts';

const reasons = {
  unreachable: true,
  'timed-out': true,
  'not-bitrix24': true,
  'foreign-host': true,
  'signed-out': true,
  'session-over': true,
  'app-mode-only': true,
  'wrong-application': true,
  'wrong-webhook': true,
  'missing-scope': true,
  'no-access': true,
  forbidden: true,
  plan: true,
  'portal-gone': true,
  'too-many-requests': true,
  'operation-limit': true,
  blocked: true,
  'handler-refused': true,
  'event-unknown': true,
  'https-required': true,
  'portal-trouble': true,
  unexpected: true,
} satisfies Record<PortalFailureReason, true>;

/** Why the portal did not do it, and what helps. @param why a PortalFailureReason; another one is unexpected. */
export function failureWords(why: string, code: string | null, text: Text): string {
  return text(`portal.failure.${isReason(why) ? why : 'unexpected'}`, { code: code ?? why });
}

export function isReason(why: string): why is PortalFailureReason {
  return Object.hasOwn(reasons, why);
}
