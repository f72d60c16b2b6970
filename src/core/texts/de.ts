import type { Catalogue } from './catalogue.ts';

export const de: Catalogue<'one' | 'other'> = {
  'notice.unknown-number': 'Unbekannte Nummer',
  'notice.connected.incoming': 'Eingehender Anruf verbunden',
  'notice.connected.outgoing': 'Ausgehender Anruf verbunden',
  'notice.connected.other': 'Anruf verbunden',
  'notice.ringing.incoming': 'Eingehender Anruf',
  'notice.ringing.outgoing': 'Ausgehender Anruf',
  'notice.ringing.other': 'Anruf',
  'notice.missed': 'Verpasster Anruf',
  'notice.on-line': '{{what}} · {{line}}',
  'notice.late.title': 'Während Offhook nichts hören konnte',
  'notice.late.calls_one': '{{count}} Anruf',
  'notice.late.calls_other': '{{count}} Anrufe',
  'notice.late.missed_one': '{{calls}}, davon {{count}} verpasst',
  'notice.late.missed_other': '{{calls}}, davon {{count}} verpasst',
  'notice.history-damaged.title': 'Die Anrufliste war beschädigt',
  'notice.history-damaged.body': 'Sie wurde als {{file}} aufbewahrt, und eine neue wurde begonnen.',
  'notice.deaf.title': 'Offhook hört keine Anrufe',
  'notice.deaf.body':
    'Bitrix24 erreicht diesen Computer nicht. Bis das behoben ist, werden keine Anrufe gemeldet; Offhook versucht es weiter.',
  'notice.hearing-again.title': 'Offhook hört wieder Anrufe',
  'notice.hearing-again.body': 'Anrufe werden wieder gemeldet.',
};
