import type { en } from './settings-sign-in.en.ts';

export const de: Readonly<Record<keyof typeof en, string>> = {
  'sign-in.title': 'Bitrix24 verbinden',
  'sign-in.close': 'Zurück zu den Einstellungen',
  'sign-in.step': 'Schritt {{step}} von {{steps}}',
  'sign-in.back': 'Zurück',
  'sign-in.next': 'Weiter',
  'sign-in.required': 'Das wird gebraucht.',
  'sign-in.no-answer': 'Offhook hat nicht geantwortet. Versuchen Sie es erneut.',
  'sign-in.kept': 'Ist hinterlegt. Nur ausfüllen, um es zu ersetzen.',
  'sign-in.where': 'Welches Bitrix24 ist Ihres?',
  'sign-in.address': 'Portaladresse',
  'sign-in.address-hint': 'Wie in der Adresszeile Ihres Browsers. Sie können sie auch ganz einfügen.',
  'sign-in.address-wrong': 'Das ist keine Adresse eines Portals. Sie sieht aus wie company.bitrix24.de.',
  'sign-in.address-used': 'Offhook verwendet {{domain}}',
  'sign-in.how': 'Wie soll es verbunden werden?',
  'sign-in.mode.app': 'Mit einer Anwendung',
  'sign-in.mode-hint.app':
    'Sie melden sich mit dem Browser an. Namen, Karten und verpasste Anrufe kommen von selbst. Ein Administrator muss die Anwendung einmal anlegen.',
  'sign-in.mode.webhook': 'Mit einem Webhook',
  'sign-in.mode-hint.webhook':
    'Ein Administrator trägt eine Adresse in Bitrix24 ein. Ohne Anmeldung; braucht eine öffentliche Adresse, die gleich bleibt.',
  'sign-in.recommended': 'Empfohlen',
  'sign-in.app.title': 'Die Anwendung in Bitrix24',
  'sign-in.app.open': 'Ein Administrator öffnet Entwicklerressourcen → Andere → Lokale Anwendung und wählt:',
  'sign-in.app.type': 'Server, und „Nur Skript“ (ohne Benutzeroberfläche)',
  'sign-in.app.scopes': 'Rechte: Telefonie, sonst nichts',
  'sign-in.app.redirect': 'Als Handler-Pfad genau diese Adresse:',
  'sign-in.app.then': 'Nach dem Speichern zeigt Bitrix24 beides:',
  'sign-in.client-id': 'Client-ID',
  'sign-in.client-id-hint': 'local. und was folgt, zum Beispiel local.5c8bb1b0891cf2.87252039',
  'sign-in.client-id-wrong': 'Mit dieser Client-ID geht es nicht. Kopieren Sie sie noch einmal aus Bitrix24.',
  'sign-in.client-secret': 'Client-Schlüssel (geheim)',
  'sign-in.client-secret-hint': 'Wird auf diesem Rechner sicher verwahrt und nie wieder gezeigt.',
  'sign-in.client-secret-wrong':
    'Mit diesem Schlüssel geht es nicht. Kopieren Sie ihn noch einmal aus Bitrix24.',
  'sign-in.start': 'Anmelden',
  'sign-in.waiting': 'Der Browser ist dran …',
  'sign-in.waiting-hint':
    'Melden Sie sich dort an und erlauben Sie den Zugriff. Hier geht es von selbst weiter.',
  'sign-in.opened': 'Die Anmeldung hat sich in Ihrem Browser geöffnet. Wenn nicht, nehmen Sie den Link:',
  'sign-in.open': 'Anmeldung öffnen',
  'sign-in.copy-link': 'Link kopieren',
  'sign-in.port-taken':
    'Ein anderes Programm belegt Port {{port}} auf diesem Rechner, darum zeigt der Browser am Ende eine Fehlerseite. Das macht nichts: Kopieren Sie deren Adresse und fügen Sie sie binnen 30 Sekunden unten ein.',
  'sign-in.paste': 'Endete der Browser auf einer Fehlerseite? Fügen Sie deren Adresse hier ein:',
  'sign-in.paste-label': 'Adresse der Seite',
  'sign-in.paste-send': 'Diese Adresse verwenden',
  'sign-in.paste-wrong':
    'Diese Adresse gehört nicht zu dieser Anmeldung. Sie beginnt mit {{address}}, enthält einen Code und gilt 30 Sekunden.',
  'sign-in.paste-right': 'Verstanden. Einen Moment …',
  'sign-in.cancel': 'Abbrechen',
  'sign-in.failed': 'Sie sind nicht angemeldet',
  'sign-in.ended.cancelled': 'Die Anmeldung wurde abgebrochen.',
  'sign-in.ended.timed-out':
    'Binnen zehn Minuten kam nichts vom Browser zurück. Zeigte Bitrix24 einen Fehler? Dann prüfen Sie die Client-ID, und ob Sie Zugriff auf die Anwendung haben.',
  'sign-in.ended.not-an-answer':
    'Was zurückkam, gehört nicht zu dieser Anmeldung oder kam zu spät. Beginnen Sie neu und führen Sie sie in einem Zug zu Ende.',
  'sign-in.code': 'Bitrix24 sagt: {{code}}',
  'sign-in.again': 'Noch einmal',
  'sign-in.change': 'Eingaben ändern',
  'sign-in.webhook.title': 'Der Webhook in Bitrix24',
  'sign-in.webhook.make': 'Einen ausgehenden Webhook anlegen',
  'sign-in.webhook.make-hint':
    'Ein Administrator öffnet Entwicklerressourcen → Andere → Ausgehender Webhook.',
  'sign-in.webhook.handler': 'Dies als Handler-Adresse einfügen',
  'sign-in.webhook.no-handler':
    'Noch gibt es keine öffentliche Adresse. Wählen Sie unter Einstellungen → Tunnel einen Weg herein; sie erscheint hier von selbst.',
  'sign-in.webhook.changing':
    'Diese Adresse kann sich mit jedem Start von Offhook ändern und muss dann neu eingetragen werden. Fest wird sie durch einen Wunschnamen oder eine eigene Adresse, unter Einstellungen → Tunnel.',
  'sign-in.webhook.events': 'Diese drei Ereignisse ankreuzen',
  'sign-in.webhook.event.init': 'ein Anruf beginnt',
  'sign-in.webhook.event.start': 'er wird angenommen',
  'sign-in.webhook.event.end': 'er ist beendet',
  'sign-in.webhook.token': 'Dort speichern und das Anwendungs-Token hierher kopieren',
  'sign-in.token': 'Anwendungs-Token',
  'sign-in.token-hint':
    'Beweist, dass Ereignisse von Ihrem Portal kommen. Wird auf diesem Rechner sicher verwahrt und nie wieder gezeigt.',
  'sign-in.token-wrong':
    'Das ist kein Anwendungs-Token. Bitrix24 zeigt es im Formular des Webhooks: 32 Zeichen.',
  'sign-in.webhook.you': 'Sagen, wer Sie sind',
  'sign-in.webhook.you-hint': 'Eines von beiden genügt. Mit dem zweiten werden auch Namen nachgeschlagen.',
  'sign-in.operator': 'Ihre Benutzernummer',
  'sign-in.operator-hint': 'Aus der Adresse Ihres Profils: /company/personal/user/1269/ ist 1269.',
  'sign-in.operator-wrong': 'Bitte nur die Nummer, etwa 1269.',
  'sign-in.incoming': 'Adresse eines eingehenden Webhooks',
  'sign-in.incoming-hint':
    'Freiwillig. Jeder kann unter Entwicklerressourcen einen anlegen, mit dem Recht Telefonie und keinem anderen.',
  'sign-in.incoming-wrong':
    'Bitrix24 nimmt diese Adresse nicht an. Sie sieht aus wie https://company.bitrix24.de/rest/1269/…/',
  'sign-in.operator-needed':
    'Füllen Sie Ihre Benutzernummer oder einen eingehenden Webhook aus, damit Offhook weiß, welche Anrufe Ihre sind.',
  'sign-in.connect': 'Verbinden',
  'sign-in.signed-in': 'Angemeldet',
  'sign-in.signed-in-as': 'Angemeldet als {{name}}',
  'sign-in.connected': 'Die Angaben sind hinterlegt',
  'sign-in.connected-as': 'Verbunden als {{name}}',
  'sign-in.first': 'Jetzt ein Probeanruf',
  'sign-in.first-hint':
    'Rufen Sie aus Bitrix24 irgendeine Nummer an, oder lassen Sie sich anrufen. Das Ereignis erscheint hier.',
  'sign-in.first-waiting': 'Warten auf das erste Ereignis …',
  'sign-in.first-arrived': 'Es ist angekommen, {{time}}',
  'sign-in.first-arrived-hint': 'Offhook hört Ihre Anrufe. Von jetzt an meldet es sie.',
  'sign-in.first-nothing': 'Es kommt nichts?',
  'sign-in.check.hearing': 'Erreicht Bitrix24 diesen Rechner?',
  'sign-in.check.handler': 'Ist die Handler-Adresse in Bitrix24 genau diese, bis zum letzten Zeichen?',
  'sign-in.check.events': 'Sind alle drei Ereignisse angekreuzt, und ist der Webhook gespeichert?',
  'sign-in.check.token':
    'Ist das Anwendungs-Token das dieses Webhooks? Mit einem falschen werden Ereignisse abgewiesen.',
  'sign-in.check.telephony':
    'Läuft der Anruf über die Telefonie von Bitrix24? Anrufe vom Mobiltelefon zählen nicht.',
  'sign-in.check.queue': 'Bitrix24 sendet aus einer Warteschlange: Eine Minute Geduld ist normal.',
  'sign-in.check.installed':
    'Ist die Anwendung vollständig installiert? Ohne Benutzeroberfläche ist sie es, sobald sie gespeichert ist.',
  'sign-in.check.status': 'Status öffnen',
  'sign-in.finish': 'Fertig',
  'sign-in.later': 'Ohne Probe beenden',
};
