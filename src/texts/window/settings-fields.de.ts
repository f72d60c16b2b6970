import type { en } from './settings-fields.en.ts';

export const de: Readonly<Record<keyof typeof en, string>> = {
  'settings.label.portal.domain': 'Portaladresse',
  'settings.hint.portal.domain': 'Die Adresse, unter der Ihre Firma Bitrix24 öffnet.',
  'settings.wrong.portal.domain': 'Bitte nur den Rechnernamen, etwa company.bitrix24.de.',
  'settings.label.portal.mode': 'Art der Verbindung',
  'settings.hint.portal.mode':
    'Mit der Anwendung melden Sie sich an, den Rest macht Offhook. Beim Webhook trägt ein Administrator die Adresse von Hand ein.',
  'settings.label.portal.operatorId': 'Ihre Benutzernummer in Bitrix24',
  'settings.hint.portal.operatorId':
    'Jeder Rechner erfährt von allen Anrufen; diese Nummer sagt, welche Ihre sind. Sie steht in der Adresse Ihres Profils: /company/personal/user/1269/.',
  'settings.wrong.portal.operatorId': 'Bitte nur die Nummer, etwa 1269.',
  'settings.label.portal.memberId': 'Kennung des Portals',
  'settings.hint.portal.memberId':
    'Unterscheidet Ihr Portal von jedem anderen, gleich unter welcher Adresse. Das erste echte Ereignis trägt sie ein; leeren Sie das Feld, wenn Sie das Portal wechseln.',
  'settings.wrong.portal.memberId': 'Bitte höchstens 255 Zeichen.',
  'settings.label.portal.clientId': 'Client-ID der Anwendung',
  'settings.hint.portal.clientId': 'Bitrix24 zeigt sie bei der Anwendung: local. und was folgt.',
  'settings.wrong.portal.clientId': 'Bitte höchstens 255 Zeichen, etwa local.5c8bb1b0891cf2.87252039.',
  'settings.label.portal.redirectPort': 'Port für die Anmeldung',
  'settings.hint.portal.redirectPort':
    'Hierhin kehrt der Browser nach der Anmeldung zurück. Die Anwendung in Bitrix24 muss denselben nennen.',
  'settings.wrong.portal.redirectPort': 'Bitte eine ganze Zahl von 1024 bis 65535.',
  'settings.label.tunnel.kind': 'Der Weg herein',
  'settings.hint.tunnel.kind':
    'Bitrix24 läuft in der Cloud und muss diesen Rechner erreichen. Wer den Weg betreibt, steht dazwischen.',
  'settings.label.tunnel.host': 'localtunnel-Server',
  'settings.hint.tunnel.host':
    'Vielleicht betreibt Ihre Firma einen eigenen; dann steht niemand sonst dazwischen.',
  'settings.wrong.tunnel.host': 'Bitte eine Adresse wie https://localtunnel.me.',
  'settings.label.tunnel.subdomain': 'Wunschname',
  'settings.hint.tunnel.subdomain':
    'Mit einem Namen bleibt die öffentliche Adresse gleich, solange ihn niemand sonst nimmt. Bei einem eigenen cloudflared-Tunnel: dessen Name. Leer: Er wird gewählt.',
  'settings.wrong.tunnel.subdomain': 'Bitte 4 bis 63 Zeichen aus a–z, 0–9 und -, ohne - am Anfang oder Ende.',
  'settings.label.tunnel.publicUrl': 'Öffentliche Adresse',
  'settings.hint.tunnel.publicUrl':
    'Die https://-Adresse, die Ihr Proxy, Router oder benannter cloudflared-Tunnel auf diesen Rechner leitet. Legen Sie dazu unter „Für Fachleute“ einen festen Port fest. Leer, mit cloudflared: eine Adresse, die bei jedem Start eine andere ist.',
  'settings.wrong.tunnel.publicUrl': 'Bitte eine https://-Adresse, etwa https://anrufe.firma.de.',
  'settings.label.notifications.enabled': 'Anrufe melden',
  'settings.hint.notifications.enabled': 'Aus: Anrufe werden nur festgehalten.',
  'settings.label.notifications.directions.incoming': 'Eingehende Anrufe',
  'settings.hint.notifications.directions.incoming': 'Jemand ruft Sie an.',
  'settings.label.notifications.directions.outgoing': 'Ausgehende Anrufe',
  'settings.hint.notifications.directions.outgoing': 'Sie rufen an, und die andere Seite nimmt ab.',
  'settings.label.notifications.sound': 'Ton',
  'settings.hint.notifications.sound': 'Jede Benachrichtigung ist auch zu hören.',
  'settings.label.notifications.mutedNumbers': 'Stumme Nummern',
  'settings.hint.notifications.mutedNumbers':
    'Anrufe mit ihnen werden festgehalten, aber nie gemeldet. Es zählen die letzten zehn Ziffern; +49 151 23456789 und 0151 23456789 sind dieselbe.',
  'settings.label.notifications.doNotDisturb.until': 'Jetzt Ruhe',
  'settings.hint.notifications.doNotDisturb.until': 'Anrufe werden weiter festgehalten, aber nicht gemeldet.',
  'settings.wrong.notifications.doNotDisturb.until': 'Bitte eine Zeit, die noch kommt.',
  'settings.label.notifications.doNotDisturb.schedule': 'Ruhezeiten',
  'settings.hint.notifications.doNotDisturb.schedule':
    'Jede Woche, nach der Uhr dieses Rechners. Ein Ende vor dem Anfang meint den nächsten Morgen.',
  'settings.label.history.retentionDays': 'Anrufe aufbewahren',
  'settings.hint.history.retentionDays':
    'Ältere Anrufe und ihre Notizen werden auf diesem Rechner endgültig gelöscht. In Bitrix24 bleiben sie.',
  'settings.wrong.history.retentionDays': 'Bitte eine ganze Zahl von Tagen, 1 bis 36500.',
  'settings.label.history.keepNumbers': 'Telefonnummern aufbewahren',
  'settings.hint.history.keepNumbers':
    'Aus: Der Verlauf zeigt Namen und Zeiten, aber keine Nummer, und lässt sich nicht nach Nummern durchsuchen.',
  'settings.label.hooks': 'Hooks',
  'settings.hint.hooks':
    'Ein Programm starten oder an eine Adresse senden, wenn ein Anruf klingelt, angenommen, beendet oder verpasst wird.',
  'settings.label.appearance.language': 'Sprache',
  'settings.hint.appearance.language':
    'Dieses Fensters, des Symbols in der Taskleiste und aller Benachrichtigungen.',
  'settings.label.appearance.theme': 'Farben',
  'settings.hint.appearance.theme': 'Wie das System, oder immer hell oder dunkel.',
  'settings.label.startup.openAtLogin': 'Beim Anmelden starten',
  'settings.hint.startup.openAtLogin':
    'Offhook wartet dann in der Taskleiste. Was geschieht, während es nicht läuft, entgeht ihm.',
  'settings.label.updates.enabled': 'Nach Aktualisierungen sehen',
  'settings.hint.updates.enabled': 'Gemeldet, nie erzwungen, und nie während eines Anrufs.',
  'settings.label.updates.feedUrl': 'Quelle der Aktualisierungen',
  'settings.hint.updates.feedUrl':
    'Nur für Firmen, die Aktualisierungen selbst verteilen. Leer: die des Herstellers.',
  'settings.wrong.updates.feedUrl': 'Bitte eine https://-Adresse.',
  'settings.label.listener.port': 'Port des Empfängers',
  'settings.hint.listener.port':
    'Hier kommen Anrufe auf diesem Rechner an; von außen erreicht ihn nur, wer den Weg herein benutzt. 0: Das System wählt einen freien.',
  'settings.wrong.listener.port': 'Bitte eine ganze Zahl von 0 bis 65535.',
  'settings.label.listener.path': 'Geheimer Teil der Adresse',
  'settings.hint.listener.path':
    'Ohne ihn findet niemand den Empfänger. Erzeugen Sie einen neuen, wenn die Handler-Adresse in falsche Hände geraten ist; dann muss sie in Bitrix24 neu eingetragen werden.',
};
