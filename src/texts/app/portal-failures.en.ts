import type { PortalFailureReason } from '../../core/portal/portal-failure.ts';

/** What the operator can do about each failure; for the doctor, the status and the window's settings. */
export const en = {
  'portal.failure.unreachable': 'The portal could not be reached. Check the network; Offhook tries again.',
  'portal.failure.timed-out': 'The portal did not answer in time. Offhook tries again.',
  'portal.failure.not-bitrix24':
    'Something answered that is not Bitrix24. Check the portal address, and whether this network wants a sign-in of its own.',
  'portal.failure.foreign-host':
    'The portal pointed to an address that is not Bitrix24, and Offhook did not follow. Check the portal address.',
  'portal.failure.signed-out': 'Nobody is signed in. Sign in to connect the portal.',
  'portal.failure.session-over': 'The session is over. Sign in again.',
  'portal.failure.app-mode-only':
    'Only a local application may do this. Connect by application instead of webhook.',
  'portal.failure.wrong-application':
    'The application id or secret is wrong, or the application is not installed on the portal. Ask your administrator.',
  'portal.failure.wrong-webhook':
    'The portal does not accept the address of the incoming webhook. Make a new one and paste it.',
  'portal.failure.missing-scope':
    'A permission is missing. The administrator must allow the application or webhook “Telephony”.',
  'portal.failure.no-access': 'You may not use this application. Ask your administrator for access to it.',
  'portal.failure.forbidden': 'You lack the right to do this. Ask your administrator.',
  'portal.failure.plan':
    'The portal’s plan does not include this, or is not paid. Ask whoever manages the plan.',
  'portal.failure.portal-gone': 'The portal is closed or deleted. Check the portal address.',
  'portal.failure.too-many-requests':
    'Too many requests come from your office at the moment. Offhook waits and tries again.',
  'portal.failure.operation-limit':
    'The portal allows no more of these requests for some minutes. Offhook waits and tries again.',
  'portal.failure.blocked': 'Bitrix24 has blocked the application. Ask Bitrix24 support.',
  'portal.failure.handler-refused':
    'The portal does not accept this computer’s public address. Choose another tunnel.',
  'portal.failure.event-unknown':
    'The portal does not know the telephony events. Is telephony allowed for the application?',
  'portal.failure.https-required':
    'The portal wants an https:// address. Correct the address of the webhook.',
  'portal.failure.portal-trouble': 'The portal has trouble of its own. Offhook tries again.',
  'portal.failure.unexpected':
    'The portal refused with a code Offhook does not know: {{code}}. The log and the diagnostics have more.',
} as const satisfies Record<`portal.failure.${PortalFailureReason}`, string>;
