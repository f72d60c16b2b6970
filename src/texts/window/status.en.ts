import { en as clock } from '../shared/clock.en.ts';
import { en as doctor } from '../app/doctor.en.ts';
import { en as reachability } from './status-reachability.en.ts';

export const en = {
  ...clock,
  ...doctor,
  ...reachability,
  'status.title': 'Status',
  'status.loading': 'The state is being asked for',
  'status.since': 'since {{when}}',
  'status.milliseconds': '{{ms}} ms',
  'status.seconds': '{{seconds}} s',
  'status.copy-handler': 'Copy the address for Bitrix24',
  'status.copy-diagnostics': 'Copy the diagnostics',
  'status.settings': 'Open the settings',

  'status.connection': 'Way in',
  'status.tunnel': 'Tunnel',
  'status.reads': 'Who can read along',
  'status.probe': 'Last probe',
  'status.probe-came': '{{took}}, {{ago}}',
  'status.probe-none': 'None has come back yet',
  'status.handler': 'Address for Bitrix24',
  'status.handler-none': 'There is none while no tunnel is open.',
  'status.handler-secret': 'Holds a secret part: only Bitrix24 should know it.',

  'status.portal': 'Bitrix24',
  'status.portal-address': 'Portal',
  'status.operator': 'Operator',
  'status.operator-id': 'User {{id}}',
  'status.mode': 'Connected by',
  'status.mode.app': 'Local application',
  'status.mode.webhook': 'Webhooks',
  'status.unknown': 'Not known',
  'status.to-do': 'What to do',
  'status.portal-do.signed-out': 'Sign in to Bitrix24 in the settings.',
  'status.portal-do.no-token':
    'Copy the application token of the outgoing webhook in Bitrix24 into the settings.',
  'status.portal-do.connecting': 'Nothing: Offhook goes on by itself.',
  'status.portal-do.not-installed':
    'An administrator opens the application once in Bitrix24, or turns on “Script only” in its card and saves.',
  'status.portal-do.operator-unknown':
    'Enter your Bitrix24 user id, or an incoming webhook, in the settings.',
  'status.portal-do.failed': 'Look at the connection in the settings.',
  'status.portal-retry': 'Next attempt: {{when}}',

  'status.deliveries': 'Events',
  'status.last-delivery': 'Last event',
  'status.no-delivery': 'None since Offhook was started',
  'status.refused': 'Refused on the way in',
  'status.refused.foreign-host': '{{count}}, for another host name: “{{said}}”. The last one {{ago}}.',
  'status.refused.foreign-origin': '{{count}}, sent by a web page: “{{said}}”. The last one {{ago}}.',
  'status.refused.another-day': '{{count}}, of another day: made on {{said}}. The last one {{ago}}.',
  'status.clock': 'Clock',
  'status.clock.perhaps-ahead':
    'The events so far came {{span}} late by the clock of this computer: they were held up, or the clock is ahead. The next call will show.',
  'status.clock-do':
    'Calls are announced and kept by Bitrix24’s clock. Let the system set the clock of this computer automatically.',
  'status.withheld': 'Kept longer',
  'status.withheld-calls':
    '{{count}} past their retention by the date of this computer. Nothing bears that date out yet, so they are kept until Bitrix24 has been heard.',
  'status.delay': 'Delay, typical',
  'status.delay-most': 'Delay, 95 of 100 within',
  'status.delay-none': 'Not measured yet',
  'status.delay-of_one': 'From Bitrix24’s clock to our answer, {{count}} event.',
  'status.delay-of_other': 'From Bitrix24’s clock to our answer, the last {{count}} events.',
  'status.hooks': 'Hooks',
  'status.hooks-dropped_one': '{{count}} was not run, as too many were running already. That was {{ago}}.',
  'status.hooks-dropped_other':
    '{{count}} were not run, as too many were running already. The last one {{ago}}.',
  'status.notices': 'Notices',
  'status.notices.works': 'The system shows them',
  'status.notices.unknown': 'None shown yet',
  'status.notices.failing': 'The system does not show them: allow them for Offhook in its settings.',

  'status.quiet': 'Do not disturb',
  'status.quiet-off': 'Off: calls are announced.',
  'status.quiet-until': 'On until {{when}}. Calls are still recorded.',
  'status.quiet-schedule': 'On by the schedule in the settings. Calls are still recorded.',
  'status.quiet-for.half-hour': '30 minutes',
  'status.quiet-for.hour': '1 hour',
  'status.quiet-for.tomorrow': 'Until tomorrow',
  'status.quiet-end': 'End it now',
  'status.quiet-failed': 'That could not be changed. Try again.',

  'status.checks': 'Checks',
  'status.checks-hint':
    'Goes the whole way once: settings, sign-in, tunnel, a test event, a notice. Takes up to a minute.',
  'status.check-all': 'Check everything',
  'status.check-running': 'Checked {{done}} of {{all}}',
  'status.check-outcome.arrive': 'Checked: calls would arrive.',
  'status.check-outcome.unproven':
    'Checked: nothing is in the way of calls, but it is not proven yet that they arrive. The checks without a result say what is missing.',
  'status.check-outcome.do-not-arrive':
    'Checked: calls would not arrive. Begin with the first check that failed.',
  'status.check-failed': 'The check was broken off. Try again.',
  'status.check.ok': 'In order',
  'status.check.warning': 'Worth a look',
  'status.check.failed': 'Failed',
  'status.check.skipped': 'Not checked',
  'status.check.running': 'Being checked',
  'status.check.waiting': 'Waiting',

  'status.diagnostics': 'Diagnostics',
  'status.diagnostics-hint':
    'One text file for whoever helps you: versions, settings, checks and the end of the log, without names, numbers and secrets.',
  'status.diagnostics-open': 'Read and save…',
  'status.diagnostics-title': 'Diagnostics: read before you send',
  'status.diagnostics-loading': 'Being put together…',
  'status.diagnostics-failed': 'The diagnostics could not be put together.',
  'status.diagnostics-text': 'Text of the diagnostics',
  'status.diagnostics-save': 'Save…',
  'status.diagnostics-not-saved': 'The file could not be saved.',
  'status.diagnostics-saved': 'Saved as {{path}}',
  'status.diagnostics-download': 'Save the file',
};
