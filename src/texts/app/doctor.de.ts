import type { DoctorTextKey } from '../../core/doctor/doctor-codes.ts';

export const de: Readonly<Record<DoctorTextKey, string>> = {
  'doctor.settings.title': 'Einstellungen',
  'doctor.settings.ok': 'Alle Einstellungen ergeben Sinn.',
  'doctor.settings.wrong':
    'settings.json enthält Werte, die nicht benutzt werden: {{problems}}. Bitte berichtigen oder entfernen; bis dahin gelten die Vorgaben.',
  'doctor.clock.title': 'Uhr',
  'doctor.clock.ok': 'Dieser Rechner und Bitrix24 sind sich über die Zeit einig ({{seconds}} s Unterschied).',
  'doctor.clock.ahead':
    'Die Uhr dieses Computers geht gegenüber Bitrix24 {{span}} vor. Anrufe kommen trotzdem an; lassen Sie das System die Uhr automatisch stellen.',
  'doctor.clock.behind':
    'Die Uhr dieses Computers geht gegenüber Bitrix24 {{span}} nach. Anrufe kommen trotzdem an; lassen Sie das System die Uhr automatisch stellen.',
  'doctor.clock.perhaps-ahead':
    'Die bisherigen Ereignisse kamen nach der Uhr dieses Computers {{span}} zu spät: Sie wurden unterwegs aufgehalten, oder die Uhr geht vor. Der nächste Anruf wird es zeigen.',
  'doctor.clock.heard': 'Nach den Ereignissen, die kamen, haben dieser Computer und Bitrix24 dieselbe Zeit.',
  'doctor.clock.unknown': 'Bitrix24 konnte nicht nach der Zeit gefragt werden: {{problem}}',
  'doctor.clock.not-asked': 'Nicht geprüft: Mit Webhooks braucht es dafür einen eingehenden Webhook.',
  'doctor.sign-in.title': 'Anmeldung',
  'doctor.sign-in.ok': 'Angemeldet als {{name}}.',
  'doctor.sign-in.operator-set': 'Das Anwendungstoken ist bekannt, und der Mitarbeiter ist Benutzer {{id}}.',
  'doctor.sign-in.signed-out':
    'Niemand ist angemeldet. Melden Sie sich in den Einstellungen bei Bitrix24 an.',
  'doctor.sign-in.failed': 'Bitrix24 sagt nicht, wer angemeldet ist: {{problem}}',
  'doctor.sign-in.no-token':
    'Das Anwendungstoken fehlt; so lässt sich nichts glauben, was ankommt. Übertragen Sie es aus dem ausgehenden Webhook in Bitrix24 in die Einstellungen.',
  'doctor.sign-in.operator-unknown':
    'Niemand sagt, wer der Mitarbeiter ist. Tragen Sie in den Einstellungen die Bitrix24-Benutzernummer oder einen eingehenden Webhook ein.',
  'doctor.sign-in.webhook-failed':
    'Anrufe lassen sich zuordnen, aber der eingehende Webhook funktioniert nicht, daher fehlen Namen: {{problem}}',
  'doctor.scopes.title': 'Berechtigungen',
  'doctor.scopes.ok': 'Bitrix24 erlaubt, was nötig ist: {{scopes}}.',
  'doctor.scopes.missing':
    'Der Anwendung fehlt die Berechtigung „telephony“ (vorhanden: {{scopes}}). Ein Administrator ergänzt sie in Bitrix24 in der Karte der Anwendung; danach neu anmelden.',
  'doctor.scopes.no-call-events':
    'Bitrix24 bietet keine Anrufereignisse an. Vermutlich gibt es in diesem Portal keine Telefonie.',
  'doctor.scopes.no-names':
    'Anrufe kommen an, aber Namen lassen sich nicht nachschlagen: Dem eingehenden Webhook fehlt die Berechtigung „telephony“ (vorhanden: {{scopes}}).',
  'doctor.scopes.unneeded':
    'Es ist mehr erlaubt, als Offhook braucht: {{unneeded}}. Jedes Anrufereignis, das durch den Tunnel geht, kann einen Schlüssel mit diesen Rechten enthalten. Ein Administrator nimmt sie in Bitrix24 in der Karte der Anwendung weg und lässt „telephony“ stehen; danach neu anmelden.',
  'doctor.scopes.unneeded-webhook':
    'Der eingehende Webhook darf mehr, als Offhook braucht: {{unneeded}}. Wer seine Adresse erfährt, könnte all das tun. Lassen Sie ihm nur „telephony“.',
  'doctor.scopes.failed': 'Bitrix24 sagt nicht, was erlaubt ist: {{problem}}',
  'doctor.scopes.not-asked': 'Nicht geprüft: Dafür müsste jemand angemeldet sein.',
  'doctor.installed.title': 'Installation',
  'doctor.installed.ok': 'Die Anwendung ist vollständig installiert.',
  'doctor.installed.not-installed':
    'Die Installation der Anwendung wurde nie abgeschlossen, daher schickt Bitrix24 ihr nichts. Ein Administrator öffnet die Anwendung einmal in Bitrix24 oder schaltet in ihrer Karte „Nur Skript“ ein und speichert.',
  'doctor.installed.unpaid':
    'Das Abonnement der Anwendung ist abgelaufen, daher schickt Bitrix24 ihr nichts. Verlängern Sie es in Bitrix24.',
  'doctor.installed.failed': 'Bitrix24 sagt nicht, ob die Anwendung installiert ist: {{problem}}',
  'doctor.installed.webhook': 'Webhooks brauchen keine Installation.',
  'doctor.installed.not-asked': 'Nicht geprüft: Dafür müsste jemand angemeldet sein.',
  'doctor.listener.title': 'Empfänger',
  'doctor.listener.ok': 'Offhook hört auf diesem Rechner zu.',
  'doctor.listener.silent':
    'Der Empfänger von Offhook antwortet auf diesem Rechner nicht. Starten Sie Offhook neu; hilft das nicht, steht vielleicht ein Schutzprogramm im Weg.',
  'doctor.history.title': 'Anrufliste',
  'doctor.history.ok': 'Anrufe können gespeichert werden.',
  'doctor.history.unusable':
    'Anrufe lassen sich nicht speichern ({{problem}}). Schaffen Sie Platz auf dem Datenträger, oder legen Sie den Datenordner zurück an seine Stelle; mehr ist nicht nötig.',
  'doctor.history.withheld':
    'Nach dem Datum dieses Computers ist die Aufbewahrungszeit von {{count}} Anrufen vorbei, aber weder Bitrix24 noch der neueste Anruf noch der letzte Start bestätigen dieses Datum; darum wird keiner gelöscht. Prüfen Sie Datum und Uhrzeit; der nächste Anruf entscheidet es von selbst.',
  'doctor.tunnel.title': 'Tunnel',
  'doctor.tunnel.ok': 'Die öffentliche Adresse führt hierher ({{ms}} ms).',
  'doctor.tunnel.none':
    'Der Tunnel ist ausgeschaltet, daher kann Bitrix24 diesen Rechner nicht erreichen. Wählen Sie in den Einstellungen einen aus.',
  'doctor.tunnel.closed':
    'Zurzeit gibt es keine öffentliche Adresse. Offhook versucht es weiter; prüfen Sie die Internetverbindung, oder wählen Sie eine andere Art von Tunnel.',
  'doctor.tunnel.timed-out':
    'Die öffentliche Adresse antwortet nicht rechtzeitig. Offhook behebt das selbst; bleibt es so, wählen Sie eine andere Art von Tunnel. ({{detail}})',
  'doctor.tunnel.unreachable':
    'Die öffentliche Adresse ist nicht erreichbar. Prüfen Sie die Internetverbindung und den Proxy. ({{detail}})',
  'doctor.tunnel.wrong-answer':
    'Unter der öffentlichen Adresse antwortet jemand anderes: eine Anmeldeseite des Netzes oder ein Vermittler, der uns verloren hat. Sehen Sie im Browser nach, oder wählen Sie eine andere Art von Tunnel. ({{detail}})',
  'doctor.tunnel.unseen':
    'Dieser Rechner kann seine eigene öffentliche Adresse nicht prüfen, aber Ereignisse von Bitrix24 kommen über sie an, und das zählt. ({{detail}})',
  'doctor.tunnel.foreign-host':
    'Die öffentliche Adresse führt hierher, aber der Proxy vor Offhook nennt einen anderen Host („{{detail}}“), und was so kommt, wird abgewiesen. Er muss den Host-Header weitergeben: In der README stehen Beispiele für nginx und Caddy.',
  'doctor.tunnel.foreign-origin':
    'Die öffentliche Adresse führt hierher, aber der Proxy vor Offhook fügt einen Origin-Header hinzu („{{detail}}“), und was so kommt, wird abgewiesen. Er darf keinen hinzufügen.',
  'doctor.tunnel.not-asked': 'Nicht geprüft: Zuerst muss der Empfänger antworten.',
  'doctor.refusals.title': 'Am Eingang abgewiesen',
  'doctor.refusals.ok': 'Nichts wurde wegen seines Weges abgewiesen.',
  'doctor.refusals.another-day':
    '{{count}} mit richtigem Token wegen ihrer Zeit abgewiesen: Das letzte stammt von {{said}}, mehr als einen Tag von der besten bekannten Uhr entfernt. Fehlen Anrufe, prüfen Sie Datum und Uhrzeit dieses Computers; sonst hat jemand ein altes Ereignis noch einmal geschickt.',
  'doctor.refusals.foreign-host':
    'Anfragen an die geheime Adresse, die abgewiesen wurden, weil sie einen anderen Host nannten, etwa „{{said}}“: {{count}}. Der Proxy vor Offhook muss den Host-Header weitergeben.',
  'doctor.refusals.foreign-origin':
    'Anfragen an die geheime Adresse, die abgewiesen wurden, weil eine Webseite sie gesendet hat („{{said}}“): {{count}}. Bitrix24 sendet solche nicht: Wählen Sie einen anderen Pfad, wenn Sie nicht wissen, woher sie kommen.',
  'doctor.subscriptions.title': 'Abonnements',
  'doctor.subscriptions.ok': 'Bitrix24 kennt diese Adresse für jedes nötige Ereignis.',
  'doctor.subscriptions.missing':
    'Bitrix24 kennt diese Adresse nicht für {{events}}. Offhook meldet sich binnen einer Minute selbst an; bleibt es so, melden Sie sich ab und wieder an.',
  'doctor.subscriptions.leftovers':
    'Alles Nötige ist da, dazu noch Einträge früherer Adressen: {{count}}. Sie schaden nicht; Offhook entfernt sie bei der nächsten Änderung.',
  'doctor.subscriptions.failed': 'Bitrix24 nennt die Abonnements nicht: {{problem}}',
  'doctor.subscriptions.heard': 'Bitrix24 ruft diese Adresse auf: Es sind Ereignisse darüber angekommen.',
  'doctor.subscriptions.sent-for-nothing':
    'Bitrix24 ruft diese Adresse auf, aber auch wegen Ereignissen, die niemand braucht: {{events}}. Entfernen Sie dafür die Häkchen im ausgehenden Webhook in Bitrix24; nötig sind nur ONVOXIMPLANTCALLINIT, ONVOXIMPLANTCALLSTART und ONVOXIMPLANTCALLEND.',
  'doctor.subscriptions.moved':
    'Bitrix24 hat zuletzt eine andere Adresse aufgerufen, und über die neue ist noch nichts angekommen. Tragen Sie sie in Bitrix24 in den ausgehenden Webhook ein: {{address}}',
  'doctor.subscriptions.webhook':
    'Mit Webhooks nicht prüfbar: Vergleichen Sie die Handler-Adresse im ausgehenden Webhook in Bitrix24 mit der, die Offhook anzeigt.',
  'doctor.subscriptions.not-asked':
    'Nicht geprüft: Dafür braucht es eine Anmeldung und eine öffentliche Adresse.',
  'doctor.round-trip.title': 'Probeereignis',
  'doctor.round-trip.ok': 'Ein Ereignis von Bitrix24 kam nach {{ms}} ms hier an: Anrufe werden es auch.',
  'doctor.round-trip.lost':
    'Bitrix24 hat den Auftrag für ein Probeereignis angenommen, aber binnen 20 s kam hier nichts an. Warten Sie etwas und versuchen Sie es noch einmal; bleibt es so, weist der Tunnel Bitrix24 ab: Wählen Sie eine andere Art.',
  'doctor.round-trip.failed': 'Bitrix24 schickt kein Probeereignis: {{problem}}',
  'doctor.round-trip.cancelled':
    'Die Adresse hat sich während der Probe geändert. Bitte noch einmal versuchen.',
  'doctor.round-trip.heard': 'Bitrix24 hat Offhook zuletzt vor {{minutes}} min erreicht.',
  'doctor.round-trip.unproven':
    'Mit Webhooks beweist nur ein echter Anruf, dass Anrufe ankommen, und zuletzt gab es keinen. Rufen Sie einmal an, und prüfen Sie noch einmal.',
  'doctor.round-trip.not-asked': 'Nicht versucht: Zuerst ist zu beheben, was oben steht.',
  'doctor.notifier.title': 'Benachrichtigungen',
  'doctor.notifier.ok': 'Eine Benachrichtigung wurde gezeigt.',
  'doctor.notifier.off':
    'Benachrichtigungen sind in den Einstellungen ausgeschaltet; Anrufe kommen nur in den Verlauf.',
  'doctor.notifier.failed':
    'Das System zeigt keine Benachrichtigungen. Erlauben Sie sie für Offhook in den Systemeinstellungen. ({{detail}})',
  'doctor.notifier.timed-out':
    'Das System hat nicht rechtzeitig gesagt, ob es Benachrichtigungen zeigt. Haben Sie eine gesehen?',
  'doctor.notifier.too-many':
    'Es sind noch zu viele Benachrichtigungen unterwegs. Versuchen Sie es gleich noch einmal.',
  'doctor.statistics.title': 'Anrufstatistik',
  'doctor.statistics.ok': 'Verpasste Anrufe lassen sich aus der Statistik des Portals nachtragen.',
  'doctor.statistics.forbidden':
    'Anrufe, die Offhook nicht hören kann, werden nicht nachgetragen: Dieser Benutzer darf die Anrufstatistik nicht sehen. Ein Administrator erlaubt das in den Zugriffsrechten der Telefonie.',
  'doctor.statistics.failed': 'Bitrix24 beantwortet die Frage nach verpassten Anrufen nicht: {{problem}}',
  'doctor.statistics.not-asked': 'Nicht geprüft: Dafür müsste jemand angemeldet sein.',
};
