import type { en } from './settings-trials.en.ts';

export const de: Readonly<Record<keyof typeof en, string>> = {
  'settings.who-reads': 'Wer mitlesen könnte',
  'settings.tunnel-try': 'Diesen Weg testen',
  'settings.tunnel-trying':
    'Ein zweiter Tunnel wird geöffnet und von außen angerufen. Das dauert bis zu einer halben Minute.',
  'settings.tunnel-heard': 'Es geht: {{url}} antwortete in {{ms}} ms.',
  'settings.tunnel-unheard.timed-out':
    'Keine rechtzeitige Antwort. Versuchen Sie es erneut oder wählen Sie einen anderen Weg.',
  'settings.tunnel-unheard.unreachable':
    'Der Server ist nicht erreichbar. Ist das Netz da, und lässt die Firewall es zu?',
  'settings.tunnel-unheard.refused':
    'Der Server lehnt ab. Ist der Wunschname vergeben? Lassen Sie ihn leer oder wählen Sie einen anderen.',
  'settings.tunnel-unheard.bad-answer':
    'Geantwortet hat kein Tunnel-Server, vielleicht eine Anmeldeseite dieses Netzes.',
  'settings.tunnel-unheard.program-missing': 'Das Programm cloudflared ist nicht installiert.',
  'settings.tunnel-unheard.program-failed': 'Das Programm cloudflared hat aufgegeben.',
  'settings.tunnel-unheard.not-configured': 'Etwas fehlt. Füllen Sie zuerst die öffentliche Adresse aus.',
  'settings.tunnel-unheard.called-off': 'Der Test wurde abgebrochen.',
  'settings.tunnel-unheard.no-tunnel': 'Ohne Tunnel gibt es nichts zu testen.',
  'settings.tunnel-unheard.wrong-answer':
    'Die Adresse antwortet, aber es ist nicht dieser Rechner. Wohin führt sie?',
  'settings.tunnel-unheard.foreign-host':
    'Die Adresse führt hierher, aber der Proxy nennt einen anderen Host: Er muss den Host-Header weitergeben.',
  'settings.tunnel-unheard.foreign-origin':
    'Die Adresse führt hierher, aber der Proxy fügt einen Origin-Header hinzu, wie es nur Webseiten tun.',
  'settings.tunnel-unheard.unknown': 'Es ging nicht.',
  'settings.notice-try': 'Zeig mir eine',
  'settings.notice-try-hint': 'Schickt jetzt eine Benachrichtigung, genau wie bei einem Anruf.',
  'settings.notice.shown':
    'Das System sagt, sie wurde gezeigt. Sie haben keine gesehen? Dann sind Benachrichtigungen für Offhook ausgeschaltet, oder „Fokus“ ist an.',
  'settings.notice.timed-out':
    'Das System antwortet nicht. Vielleicht hängt sein Benachrichtigungsdienst: Melden Sie sich ab und wieder an.',
  'settings.notice.too-many': 'Zu viele auf einmal. Warten Sie einen Moment und versuchen Sie es erneut.',
  'settings.notice.failed': 'Das System hat sich geweigert, sie zu zeigen.',
  'settings.notice-help.windows':
    'Öffnen Sie Windows-Einstellungen → System → Benachrichtigungen und schalten Sie Offhook ein. Prüfen Sie dort „Nicht stören“.',
  'settings.notice-help.macos':
    'Öffnen Sie Systemeinstellungen → Mitteilungen → Offhook und erlauben Sie Mitteilungen. Prüfen Sie „Fokus“.',
  'settings.notice-help.linux':
    'Läuft ein Benachrichtigungsdienst? Sehen Sie in den Benachrichtigungseinstellungen Ihrer Oberfläche nach Offhook.',
  'settings.notice-help.other': 'Sehen Sie in den Benachrichtigungseinstellungen Ihres Systems nach Offhook.',
  'settings.update-check': 'Jetzt nachsehen',
  'settings.update-install': 'Installieren und neu starten',
  'settings.update.off': 'Aktualisierungen sind ausgeschaltet.',
  'settings.update.unknown': 'Noch nicht nachgesehen.',
  'settings.update.checking': 'Wird nachgesehen …',
  'settings.update.up-to-date': 'Das ist die neueste Version.',
  'settings.update.downloading': 'Version {{version}} wird geholt …',
  'settings.update.ready': 'Version {{version}} ist bereit.',
  'settings.update.failed': 'Die Quelle war nicht zu erreichen. Offhook versucht es später wieder.',
};
