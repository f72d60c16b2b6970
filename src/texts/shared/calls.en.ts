import type { CallTextKey } from '../../core/text/catalogue.ts';

/** Which way a call went and how far it got: in the window, the tray and an export. */
export const en: Readonly<Record<CallTextKey, string>> = {
  'direction.incoming': 'Incoming',
  'direction.outgoing': 'Outgoing',
  'direction.callback': 'Callback',
  'direction.announcement': 'Announcement',
  'direction.unknown': 'Unknown direction',
  'outcome.ringing': 'Ringing',
  'outcome.connected': 'Talking',
  'outcome.answered': 'Answered',
  'outcome.elsewhere': 'Colleague took it',
  'outcome.missed': 'Missed',
  'outcome.declined': 'Declined',
  'outcome.cancelled': 'Cancelled',
  'outcome.busy': 'Busy',
  'outcome.no-answer': 'No answer',
  'outcome.failed': 'Failed',
  'outcome.end-unknown': 'Ended, length unknown',
};
