import type { CallTextKey } from '../../core/text/catalogue.ts';

export const de: Readonly<Record<CallTextKey, string>> = {
  'direction.incoming': 'Eingehend',
  'direction.outgoing': 'Ausgehend',
  'direction.callback': 'Rückruf',
  'direction.announcement': 'Ansage',
  'direction.unknown': 'Richtung unbekannt',
  'outcome.ringing': 'Klingelt',
  'outcome.connected': 'Im Gespräch',
  'outcome.answered': 'Angenommen',
  'outcome.elsewhere': 'Kollege nahm an',
  'outcome.missed': 'Verpasst',
  'outcome.declined': 'Abgelehnt',
  'outcome.cancelled': 'Abgebrochen',
  'outcome.busy': 'Besetzt',
  'outcome.no-answer': 'Keine Antwort',
  'outcome.failed': 'Fehlgeschlagen',
  'outcome.end-unknown': 'Beendet, Dauer unbekannt',
};
