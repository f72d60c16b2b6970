import type { en } from './portal-failures.en.ts';

export const de: Readonly<Record<keyof typeof en, string>> = {
  'portal.failure.unreachable':
    'Das Portal war nicht erreichbar. Prüfen Sie das Netz; Offhook versucht es weiter.',
  'portal.failure.timed-out': 'Das Portal hat nicht rechtzeitig geantwortet. Offhook versucht es weiter.',
  'portal.failure.not-bitrix24':
    'Die Antwort kam nicht von Bitrix24. Prüfen Sie die Portaladresse und ob dieses Netz eine eigene Anmeldung verlangt.',
  'portal.failure.foreign-host':
    'Das Portal verwies auf eine Adresse, die nicht zu Bitrix24 gehört; Offhook ist nicht gefolgt. Prüfen Sie die Portaladresse.',
  'portal.failure.signed-out': 'Niemand ist angemeldet. Melden Sie sich an, um das Portal zu verbinden.',
  'portal.failure.session-over': 'Die Sitzung ist beendet. Melden Sie sich neu an.',
  'portal.failure.app-mode-only':
    'Das darf nur eine lokale Anwendung. Verbinden Sie über eine Anwendung statt über Webhooks.',
  'portal.failure.wrong-application':
    'Anwendungs-ID oder Schlüssel stimmen nicht, oder die Anwendung ist im Portal nicht installiert. Fragen Sie Ihren Administrator.',
  'portal.failure.wrong-webhook':
    'Das Portal nimmt die Adresse des eingehenden Webhooks nicht an. Legen Sie einen neuen an und fügen Sie ihn ein.',
  'portal.failure.missing-scope':
    'Es fehlt eine Berechtigung. Der Administrator muss der Anwendung oder dem Webhook „Telefonie“ erlauben.',
  'portal.failure.no-access':
    'Sie dürfen diese Anwendung nicht benutzen. Bitten Sie Ihren Administrator um Zugriff.',
  'portal.failure.forbidden': 'Ihnen fehlt das Recht dazu. Fragen Sie Ihren Administrator.',
  'portal.failure.plan':
    'Der Tarif des Portals enthält das nicht oder ist nicht bezahlt. Wenden Sie sich an den, der den Tarif verwaltet.',
  'portal.failure.portal-gone': 'Das Portal ist geschlossen oder gelöscht. Prüfen Sie die Portaladresse.',
  'portal.failure.too-many-requests':
    'Aus Ihrem Büro kommen gerade zu viele Anfragen. Offhook wartet und versucht es wieder.',
  'portal.failure.operation-limit':
    'Das Portal erlaubt für einige Minuten keine weiteren Anfragen dieser Art. Offhook wartet und versucht es wieder.',
  'portal.failure.blocked':
    'Bitrix24 hat die Anwendung gesperrt. Wenden Sie sich an den Support von Bitrix24.',
  'portal.failure.handler-refused':
    'Das Portal nimmt die öffentliche Adresse dieses Rechners nicht an. Wählen Sie einen anderen Tunnel.',
  'portal.failure.event-unknown':
    'Das Portal kennt die Telefonie-Ereignisse nicht. Ist der Anwendung die Telefonie erlaubt?',
  'portal.failure.https-required':
    'Das Portal verlangt eine https://-Adresse. Berichtigen Sie die Adresse des Webhooks.',
  'portal.failure.portal-trouble': 'Das Portal hat gerade selbst ein Problem. Offhook versucht es weiter.',
  'portal.failure.unexpected':
    'Das Portal hat mit einem Code abgelehnt, den Offhook nicht kennt: {{code}}. Protokoll und Diagnose sagen mehr.',
};
