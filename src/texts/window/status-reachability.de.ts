import type { Words } from './words.ts';
import type { en } from './status-reachability.en.ts';

export const de: Words<typeof en, 'one' | 'other'> = {
  'status.arrive.yes': 'Anrufe kommen an.',
  'status.arrive.not-kept':
    'Anrufe kommen an, lassen sich aber nicht speichern: Die Anrufliste kann nicht geschrieben werden.',
  'status.arrive.notices': 'Anrufe kommen an, aber das System zeigt keine Benachrichtigungen.',
  'status.arrive.portal-failed': 'Anrufe kommen vielleicht an, aber Bitrix24 lässt sich nicht fragen.',
  'status.arrive.degraded': 'Anrufe kommen an, aber die Verbindung wackelt.',
  'status.arrive.starting': 'Ob Anrufe ankommen, wird gerade geprüft.',
  'status.arrive.connecting': 'Anrufe kommen an, sobald Bitrix24 verbunden ist.',
  'status.arrive.paused': 'Anrufe kommen nicht an: Der Empfang ist angehalten.',
  'status.arrive.unseen': 'Anrufe kommen an; dieser Rechner kann seine eigene Adresse nicht prüfen.',
  'status.arrive.foreign': 'Anrufe kommen nicht an: Sie werden wegen ihres Weges abgewiesen.',
  'status.arrive.clock-off': 'Anrufe kommen an, aber die Uhr dieses Computers geht falsch.',
  'status.arrive.wrong-day':
    'Anrufe kommen nicht an: Dieser Computer und Bitrix24 liegen mehr als einen Tag auseinander.',
  'status.arrive.moved': 'Anrufe kommen nicht an: Bitrix24 braucht die neue Adresse.',
  'status.moved-do':
    'Die Adresse dieses Rechners hat sich geändert. Tragen Sie diese in Bitrix24 in den ausgehenden Webhook ein; haben Sie das schon getan, zeigt es der nächste Anruf.',
  'status.arrive.unproven': 'Ob Anrufe ankommen, zeigt das erste Ereignis.',
  'status.arrive.deaf': 'Anrufe kommen nicht an: Bitrix24 erreicht diesen Rechner nicht.',
  'status.arrive.signed-out': 'Anrufe kommen nicht an: Niemand ist bei Bitrix24 angemeldet.',
  'status.arrive.no-token': 'Anrufe kommen nicht an: Das Anwendungstoken fehlt.',
  'status.arrive.not-installed': 'Anrufe kommen nicht an: Die Anwendung ist nicht vollständig installiert.',
  'status.arrive.operator-unknown': 'Anrufe kommen nicht an: Niemand sagt, wer der Mitarbeiter ist.',

  'status.reason': 'Warum',
  'status.reason.timed-out': 'Es kam nicht rechtzeitig eine Antwort.',
  'status.reason.unreachable':
    'Der Weg dorthin ist unterbrochen: Steht das Netz, und lässt die Firewall es zu?',
  'status.reason.refused': 'Der Server des Tunnels hat abgelehnt.',
  'status.reason.bad-answer':
    'Geantwortet hat etwas, das kein Tunnelserver ist: vielleicht eine Anmeldeseite dieses Netzes.',
  'status.reason.program-missing': 'Das Programm des Tunnels ist nicht installiert.',
  'status.reason.program-failed': 'Das Programm des Tunnels hat aufgegeben.',
  'status.reason.not-configured': 'Die Einstellungen des Tunnels sind nicht vollständig.',
  'status.reason.called-off': 'Es wurde abgebrochen.',
  'status.reason.no-tunnel': 'Ein Tunnel ist nicht gewünscht: Etwas anderes muss Ereignisse hierher bringen.',
  'status.reason.connection-lost': 'Die Verbindung zum Server des Tunnels ist abgerissen.',
  'status.reason.program-ended': 'Das Programm des Tunnels hat sich beendet.',
  'status.reason.wrong-answer': 'Die öffentliche Adresse führt zu jemand anderem.',
  'status.reason.foreign-host':
    'Der Proxy vor Offhook nennt einen anderen Host als die öffentliche Adresse. Er muss den Host-Header weitergeben; Beispiele stehen in der README.',
  'status.reason.foreign-origin':
    'Der Proxy vor Offhook fügt einen Origin-Header hinzu, wie es nur Webseiten tun.',
  'status.reason.name-free': 'Der gewünschte Name ist wieder frei: Der Tunnel kehrt zu ihm zurück.',
  'status.detail': 'Näheres',

  'status.band': 'Die letzten 24 Stunden',
  'status.band-share': 'Anrufe konnten in {{percent}} % der Zeit ankommen, in der Offhook lief.',
  'status.band-table': 'Als Tabelle zeigen',
  'status.band-picture': 'Als Bild zeigen',
  'status.band-from': 'Von',
  'status.band-until': 'Bis',
  'status.band-state': 'Zustand',
  'status.band-now': 'jetzt',
  'status.band-more': 'Frühere Wechsel sind ausgelassen.',
  'status.band-failed': 'Die letzten 24 Stunden konnten nicht gelesen werden.',
  'status.band.hearing': 'Empfang',
  'status.band.degraded': 'Wackelig',
  'status.band.deaf': 'Kein Empfang',
  'status.band.starting': 'Wird geprüft',
  'status.band.paused': 'Angehalten',
  'status.band.off': 'Offhook lief nicht',
};
