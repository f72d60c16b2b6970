import type { DoctorTextKey } from '../../core/doctor/doctor-codes.ts';

/** What the doctor found, and what to do about it. */
export const en: Readonly<Record<DoctorTextKey, string>> = {
  'doctor.settings.title': 'Settings',
  'doctor.settings.ok': 'Every setting makes sense.',
  'doctor.settings.wrong':
    'settings.json has values that are not used: {{problems}}. Correct or remove them; until then the defaults apply.',
  'doctor.clock.title': 'Clock',
  'doctor.clock.ok': 'This computer and Bitrix24 agree on the time ({{seconds}} s apart).',
  'doctor.clock.ahead':
    'The clock of this computer is {{span}} ahead of Bitrix24. Calls arrive all the same; let the system set its clock automatically.',
  'doctor.clock.behind':
    'The clock of this computer is {{span}} behind Bitrix24. Calls arrive all the same; let the system set its clock automatically.',
  'doctor.clock.perhaps-ahead':
    'The events so far came {{span}} late by the clock of this computer: they were held up on their way, or the clock is ahead. The next call will show.',
  'doctor.clock.heard': 'By the events that came, this computer and Bitrix24 agree on the time.',
  'doctor.clock.unknown': 'Bitrix24 could not be asked for its time: {{problem}}',
  'doctor.clock.not-asked': 'Not looked at: with webhooks that needs an incoming webhook.',
  'doctor.sign-in.title': 'Sign-in',
  'doctor.sign-in.ok': 'Signed in as {{name}}.',
  'doctor.sign-in.operator-set': 'The application token is known, and the operator is user {{id}}.',
  'doctor.sign-in.signed-out': 'Nobody is signed in. Sign in to Bitrix24 in the settings.',
  'doctor.sign-in.failed': 'Bitrix24 does not say who is signed in: {{problem}}',
  'doctor.sign-in.no-token':
    'The application token is missing, so nothing that arrives can be believed. Copy it from the outgoing webhook in Bitrix24 into the settings.',
  'doctor.sign-in.operator-unknown':
    'Nobody says who the operator is. Enter the Bitrix24 user id, or an incoming webhook, in the settings.',
  'doctor.sign-in.webhook-failed':
    'Calls can be told apart, but the incoming webhook does not work, so names are missing: {{problem}}',
  'doctor.scopes.title': 'Permissions',
  'doctor.scopes.ok': 'Bitrix24 grants what is needed: {{scopes}}.',
  'doctor.scopes.missing':
    'The application lacks the permission “telephony” (it has: {{scopes}}). An administrator adds it in the application’s card in Bitrix24; then sign in again.',
  'doctor.scopes.no-call-events':
    'Bitrix24 offers no call events. Telephony is probably not available in this portal.',
  'doctor.scopes.no-names':
    'Calls arrive, but names cannot be looked up: the incoming webhook lacks the permission “telephony” (it has: {{scopes}}).',
  'doctor.scopes.unneeded':
    'More is permitted than Offhook needs: {{unneeded}}. Every call event that crosses the tunnel may carry a key with these permissions. An administrator takes them away in the application’s card in Bitrix24 and leaves “telephony”; then sign in again.',
  'doctor.scopes.unneeded-webhook':
    'The incoming webhook may do more than Offhook needs: {{unneeded}}. Whoever learns its address could do all of that. Leave it “telephony” alone.',
  'doctor.scopes.failed': 'Bitrix24 does not say what is permitted: {{problem}}',
  'doctor.scopes.not-asked': 'Not looked at: there is nobody signed in to ask with.',
  'doctor.installed.title': 'Installation',
  'doctor.installed.ok': 'The application is installed completely.',
  'doctor.installed.not-installed':
    'The installation of the application was never finished, so Bitrix24 sends it nothing. An administrator opens the application once in Bitrix24, or turns on “Script only” in its card and saves.',
  'doctor.installed.unpaid':
    'The application’s subscription has run out, so Bitrix24 sends it nothing. Renew it in Bitrix24.',
  'doctor.installed.failed': 'Bitrix24 does not say whether the application is installed: {{problem}}',
  'doctor.installed.webhook': 'Webhooks need no installation.',
  'doctor.installed.not-asked': 'Not looked at: there is nobody signed in to ask with.',
  'doctor.listener.title': 'Listener',
  'doctor.listener.ok': 'Offhook listens on this computer.',
  'doctor.listener.silent':
    'Offhook’s own listener does not answer on this computer. Restart Offhook; if that does not help, a security program may be in the way.',
  'doctor.history.title': 'Call history',
  'doctor.history.ok': 'Calls can be kept.',
  'doctor.history.unusable':
    'Calls cannot be kept ({{problem}}). Make room on the disk, or put the data folder back in its place; nothing else is needed.',
  'doctor.history.withheld':
    'By the date of this computer {{count}} calls are past their retention, but neither Bitrix24, the newest call nor the last run bears that date out, so none is deleted. Check date and time; the next call decides it by itself.',
  'doctor.tunnel.title': 'Tunnel',
  'doctor.tunnel.ok': 'The public address leads here ({{ms}} ms).',
  'doctor.tunnel.none':
    'The tunnel is turned off, so Bitrix24 cannot reach this computer. Choose one in the settings.',
  'doctor.tunnel.closed':
    'There is no public address at the moment. Offhook keeps trying; check the Internet connection, or choose another kind of tunnel.',
  'doctor.tunnel.timed-out':
    'The public address does not answer in time. Offhook repairs that by itself; if it stays so, choose another kind of tunnel. ({{detail}})',
  'doctor.tunnel.unreachable':
    'The public address cannot be reached. Check the Internet connection and the proxy. ({{detail}})',
  'doctor.tunnel.wrong-answer':
    'Somebody else answers at the public address: a login page of the network, or a relay that lost us. Open a browser to see, or choose another kind of tunnel. ({{detail}})',
  'doctor.tunnel.unseen':
    'This computer cannot check its own public address, but events of Bitrix24 come in by it, and that is what counts. ({{detail}})',
  'doctor.tunnel.foreign-host':
    'The public address leads here, but the proxy in front of Offhook names another host (“{{detail}}”), and whatever comes so is refused. Let it pass the Host header on: the README has examples for nginx and Caddy.',
  'doctor.tunnel.foreign-origin':
    'The public address leads here, but the proxy in front of Offhook adds an Origin header (“{{detail}}”), and whatever comes so is refused. Let it not add any.',
  'doctor.tunnel.not-asked': 'Not looked at: the listener has to answer first.',
  'doctor.refusals.title': 'Refused on the way in',
  'doctor.refusals.ok': 'Nothing was refused for the way it came.',
  'doctor.refusals.another-day':
    '{{count}} refused with the right token, for their time: the last one was made on {{said}}, more than a day away from the best clock known. If calls are missing, check date and time of this computer; otherwise somebody sent an old event again.',
  'doctor.refusals.foreign-host':
    'Requests to the secret address that were refused because they named another host, such as “{{said}}”: {{count}}. Let the proxy in front of Offhook pass the Host header on.',
  'doctor.refusals.foreign-origin':
    'Requests to the secret address that were refused because a web page sent them (“{{said}}”): {{count}}. Bitrix24 does not send such ones: choose another listener path if you do not know where they come from.',
  'doctor.subscriptions.title': 'Subscriptions',
  'doctor.subscriptions.ok': 'Bitrix24 knows this address for every event that is needed.',
  'doctor.subscriptions.missing':
    'Bitrix24 does not know this address for {{events}}. Offhook subscribes by itself within a minute; if it stays so, sign out and in again.',
  'doctor.subscriptions.leftovers':
    'Everything needed is there, and {{count}} entries of earlier addresses besides. They do no harm; Offhook removes them with the next change.',
  'doctor.subscriptions.failed': 'Bitrix24 does not say what it is subscribed to: {{problem}}',
  'doctor.subscriptions.heard': 'Bitrix24 calls this address: events have come in by it.',
  'doctor.subscriptions.sent-for-nothing':
    'Bitrix24 calls this address, but also for events that nobody needs: {{events}}. Untick them in the outgoing webhook in Bitrix24; only ONVOXIMPLANTCALLINIT, ONVOXIMPLANTCALLSTART and ONVOXIMPLANTCALLEND are needed.',
  'doctor.subscriptions.moved':
    'Bitrix24 last called another address, and nothing has come in by the new one yet. Paste it into the outgoing webhook in Bitrix24: {{address}}',
  'doctor.subscriptions.webhook':
    'Cannot be looked at with webhooks: compare the handler address in the outgoing webhook in Bitrix24 with the one that Offhook shows.',
  'doctor.subscriptions.not-asked': 'Not looked at: that needs somebody signed in, and a public address.',
  'doctor.round-trip.title': 'Test event',
  'doctor.round-trip.ok': 'An event that Bitrix24 sent arrived here after {{ms}} ms: calls will, too.',
  'doctor.round-trip.lost':
    'Bitrix24 took the order for a test event, but nothing arrived here within 20 s. Wait a moment and try again; if it stays so, the tunnel turns Bitrix24 away: choose another kind.',
  'doctor.round-trip.failed': 'Bitrix24 does not send a test event: {{problem}}',
  'doctor.round-trip.cancelled': 'The address changed during the test. Try again.',
  'doctor.round-trip.heard': 'Bitrix24 last reached Offhook {{minutes}} min ago.',
  'doctor.round-trip.unproven':
    'With webhooks only a real call proves that calls arrive, and there was none lately. Make one, and run the check again.',
  'doctor.round-trip.not-asked': 'Not tried: what was found above has to be mended first.',
  'doctor.notifier.title': 'Notices',
  'doctor.notifier.ok': 'A notice was shown.',
  'doctor.notifier.off': 'Notices are turned off in the settings; calls only go to the history.',
  'doctor.notifier.failed':
    'The system does not show notices. Allow them for Offhook in the system’s settings. ({{detail}})',
  'doctor.notifier.timed-out': 'The system did not say in time whether it shows notices. Did you see one?',
  'doctor.notifier.too-many': 'Too many notices are still under way. Try again in a moment.',
  'doctor.statistics.title': 'Call statistics',
  'doctor.statistics.ok': 'Missed calls can be filled in from the portal’s statistics.',
  'doctor.statistics.forbidden':
    'Calls that come while Offhook cannot hear are not filled in: this user may not view call statistics. An administrator grants that in the access rights of telephony.',
  'doctor.statistics.failed': 'Bitrix24 does not answer the question for missed calls: {{problem}}',
  'doctor.statistics.not-asked': 'Not looked at: there is nobody signed in to ask with.',
};
