import { de as clock } from '../shared/clock.de.ts';
import { de as doctor } from '../app/doctor.de.ts';
import type { Words } from './words.ts';
import type { en } from './status.en.ts';
import { de as reachability } from './status-reachability.de.ts';

export const de: Words<typeof en, 'one' | 'other'> = {
  ...clock,
  ...doctor,
  ...reachability,
  'status.title': 'Status',
  'status.loading': 'Der Zustand wird abgefragt',
  'status.since': 'seit {{when}}',
  'status.milliseconds': '{{ms}} ms',
  'status.seconds': '{{seconds}} s',
  'status.copy-handler': 'Adresse für Bitrix24 kopieren',
  'status.copy-diagnostics': 'Diagnose kopieren',
  'status.settings': 'Einstellungen öffnen',

  'status.connection': 'Zugang',
  'status.tunnel': 'Tunnel',
  'status.reads': 'Wer mitlesen kann',
  'status.probe': 'Letzte Probe',
  'status.probe-came': '{{took}}, {{ago}}',
  'status.probe-none': 'Noch keine zurückgekommen',
  'status.handler': 'Adresse für Bitrix24',
  'status.handler-none': 'Es gibt keine, solange kein Tunnel offen ist.',
  'status.handler-secret': 'Enthält einen geheimen Teil: Nur Bitrix24 sollte sie kennen.',

  'status.portal': 'Bitrix24',
  'status.portal-address': 'Portal',
  'status.operator': 'Mitarbeiter',
  'status.operator-id': 'Benutzer {{id}}',
  'status.mode': 'Verbunden über',
  'status.mode.app': 'Lokale Anwendung',
  'status.mode.webhook': 'Webhooks',
  'status.unknown': 'Nicht bekannt',
  'status.to-do': 'Was zu tun ist',
  'status.portal-do.signed-out': 'Melden Sie sich in den Einstellungen bei Bitrix24 an.',
  'status.portal-do.no-token':
    'Übertragen Sie das Anwendungstoken des ausgehenden Webhooks aus Bitrix24 in die Einstellungen.',
  'status.portal-do.connecting': 'Nichts: Offhook macht von selbst weiter.',
  'status.portal-do.not-installed':
    'Ein Administrator öffnet die Anwendung einmal in Bitrix24, oder schaltet in ihrer Karte „Nur Skript“ ein und speichert.',
  'status.portal-do.operator-unknown':
    'Tragen Sie in den Einstellungen Ihre Bitrix24-Benutzernummer oder einen eingehenden Webhook ein.',
  'status.portal-do.failed': 'Sehen Sie sich in den Einstellungen die Verbindung an.',
  'status.portal-retry': 'Nächster Versuch: {{when}}',

  'status.deliveries': 'Ereignisse',
  'status.last-delivery': 'Letztes Ereignis',
  'status.no-delivery': 'Keines seit dem Start von Offhook',
  'status.refused': 'Am Eingang abgewiesen',
  'status.refused.foreign-host': '{{count}}, wegen eines anderen Hostnamens: „{{said}}“. Zuletzt {{ago}}.',
  'status.refused.foreign-origin': '{{count}}, von einer Webseite gesendet: „{{said}}“. Zuletzt {{ago}}.',
  'status.refused.another-day': '{{count}}, von einem anderen Tag: entstanden {{said}}. Zuletzt {{ago}}.',
  'status.clock': 'Uhr',
  'status.clock.perhaps-ahead':
    'Die bisherigen Ereignisse kamen nach der Uhr dieses Computers {{span}} zu spät: Sie wurden aufgehalten, oder die Uhr geht vor. Der nächste Anruf wird es zeigen.',
  'status.clock-do':
    'Anrufe werden nach der Uhr von Bitrix24 angekündigt und aufgezeichnet. Lassen Sie das System die Uhr dieses Computers automatisch stellen.',
  'status.withheld': 'Länger aufbewahrt',
  'status.withheld-calls':
    '{{count}}, deren Aufbewahrungszeit nach dem Datum dieses Computers vorbei ist. Noch bestätigt nichts dieses Datum; sie bleiben, bis etwas von Bitrix24 gekommen ist.',
  'status.delay': 'Verzögerung, üblich',
  'status.delay-most': 'Verzögerung, 95 von 100 binnen',
  'status.delay-none': 'Noch nicht gemessen',
  'status.delay-of_one': 'Von der Uhr von Bitrix24 bis zu unserer Antwort, {{count}} Ereignis.',
  'status.delay-of_other':
    'Von der Uhr von Bitrix24 bis zu unserer Antwort, die letzten {{count}} Ereignisse.',
  'status.hooks': 'Hooks',
  'status.hooks-dropped_one':
    '{{count}} wurde nicht ausgeführt, weil schon zu viele liefen. Das war {{ago}}.',
  'status.hooks-dropped_other':
    '{{count}} wurden nicht ausgeführt, weil schon zu viele liefen. Der letzte {{ago}}.',
  'status.notices': 'Benachrichtigungen',
  'status.notices.works': 'Das System zeigt sie',
  'status.notices.unknown': 'Noch keine gezeigt',
  'status.notices.failing':
    'Das System zeigt sie nicht: Erlauben Sie sie für Offhook in den Systemeinstellungen.',

  'status.quiet': 'Nicht stören',
  'status.quiet-off': 'Aus: Anrufe werden gemeldet.',
  'status.quiet-until': 'Ein bis {{when}}. Anrufe werden weiter festgehalten.',
  'status.quiet-schedule': 'Ein nach dem Zeitplan in den Einstellungen. Anrufe werden weiter festgehalten.',
  'status.quiet-for.half-hour': '30 Minuten',
  'status.quiet-for.hour': '1 Stunde',
  'status.quiet-for.tomorrow': 'Bis morgen',
  'status.quiet-end': 'Jetzt beenden',
  'status.quiet-failed': 'Das ließ sich nicht ändern. Versuchen Sie es noch einmal.',

  'status.checks': 'Prüfungen',
  'status.checks-hint':
    'Geht den ganzen Weg einmal: Einstellungen, Anmeldung, Tunnel, ein Probeereignis, eine Benachrichtigung. Dauert bis zu einer Minute.',
  'status.check-all': 'Alles prüfen',
  'status.check-running': '{{done}} von {{all}} geprüft',
  'status.check-outcome.arrive': 'Geprüft: Anrufe würden ankommen.',
  'status.check-outcome.unproven':
    'Geprüft: Anrufen steht nichts im Weg, aber dass sie ankommen, ist noch nicht bewiesen. Was fehlt, steht bei den Prüfungen ohne Ergebnis.',
  'status.check-outcome.do-not-arrive':
    'Geprüft: Anrufe würden nicht ankommen. Beginnen Sie mit der ersten gescheiterten Prüfung.',
  'status.check-failed': 'Die Prüfung wurde abgebrochen. Versuchen Sie es noch einmal.',
  'status.check.ok': 'In Ordnung',
  'status.check.warning': 'Einen Blick wert',
  'status.check.failed': 'Gescheitert',
  'status.check.skipped': 'Nicht geprüft',
  'status.check.running': 'Wird geprüft',
  'status.check.waiting': 'Wartet',

  'status.diagnostics': 'Diagnose',
  'status.diagnostics-hint':
    'Eine Textdatei für alle, die Ihnen helfen: Versionen, Einstellungen, Prüfungen und das Ende des Protokolls, ohne Namen, Nummern und Geheimnisse.',
  'status.diagnostics-open': 'Lesen und speichern …',
  'status.diagnostics-title': 'Diagnose: vor dem Senden lesen',
  'status.diagnostics-loading': 'Wird zusammengestellt …',
  'status.diagnostics-failed': 'Die Diagnose ließ sich nicht zusammenstellen.',
  'status.diagnostics-text': 'Text der Diagnose',
  'status.diagnostics-save': 'Speichern …',
  'status.diagnostics-not-saved': 'Die Datei ließ sich nicht speichern.',
  'status.diagnostics-saved': 'Gespeichert als {{path}}',
  'status.diagnostics-download': 'Datei sichern',
};
