import type { Catalogue } from './catalogue.ts';

export const en: Catalogue<'one' | 'other'> = {
  'notice.unknown-number': 'Unknown number',
  'notice.connected.incoming': 'Incoming call connected',
  'notice.connected.outgoing': 'Outgoing call connected',
  'notice.connected.other': 'Call connected',
  'notice.ringing.incoming': 'Incoming call',
  'notice.ringing.outgoing': 'Outgoing call',
  'notice.ringing.other': 'Call',
  'notice.missed': 'Missed call',
  'notice.on-line': '{{what}} · {{line}}',
  'notice.late.title': 'While Offhook could not hear',
  'notice.late.calls_one': '{{count}} call',
  'notice.late.calls_other': '{{count}} calls',
  'notice.late.missed_one': '{{calls}}, {{count}} of them missed',
  'notice.late.missed_other': '{{calls}}, {{count}} of them missed',
  'notice.history-damaged.title': 'The call history was damaged',
  'notice.history-damaged.body': 'It was kept as {{file}}, and a new one was begun.',
  'notice.deaf.title': 'Offhook cannot hear calls',
  'notice.deaf.body':
    'Bitrix24 cannot reach this computer. Calls will not be announced until that is repaired; Offhook keeps trying.',
  'notice.hearing-again.title': 'Offhook hears calls again',
  'notice.hearing-again.body': 'Calls are announced again.',
};
