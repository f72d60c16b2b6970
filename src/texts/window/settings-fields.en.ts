/** A label and an explanation for each key of settings.json, and what a wrong value should have been. */
export const en = {
  'settings.label.portal.domain': 'Portal address',
  'settings.hint.portal.domain': 'The address at which your company opens Bitrix24.',
  'settings.wrong.portal.domain': 'Write only the host name, such as company.bitrix24.com.',
  'settings.label.portal.mode': 'Way of connecting',
  'settings.hint.portal.mode':
    'By application you sign in and Offhook does the rest. By webhook an administrator enters the address by hand.',
  'settings.label.portal.operatorId': 'Your user number in Bitrix24',
  'settings.hint.portal.operatorId':
    'Every computer hears of all calls; this number tells which are yours. It is in the address of your profile: /company/personal/user/1269/.',
  'settings.wrong.portal.operatorId': 'Write the number alone, such as 1269.',
  'settings.label.portal.memberId': 'Identity of the portal',
  'settings.hint.portal.memberId':
    'Tells your portal from every other, whatever its address. The first genuine event fills it in; clear it when you move to another portal.',
  'settings.wrong.portal.memberId': 'Write at most 255 characters.',
  'settings.label.portal.clientId': 'Client ID of the application',
  'settings.hint.portal.clientId': 'Bitrix24 shows it with the application: local. and what follows.',
  'settings.wrong.portal.clientId': 'Write at most 255 characters, such as local.5c8bb1b0891cf2.87252039.',
  'settings.label.portal.redirectPort': 'Port for signing in',
  'settings.hint.portal.redirectPort':
    'Where the browser returns to after you signed in. The application in Bitrix24 has to name the same one.',
  'settings.wrong.portal.redirectPort': 'Write a whole number from 1024 to 65535.',
  'settings.label.tunnel.kind': 'The way in',
  'settings.hint.tunnel.kind':
    'Bitrix24 lives in the cloud and has to reach this computer. Whoever runs the way in stands in between.',
  'settings.label.tunnel.host': 'localtunnel server',
  'settings.hint.tunnel.host': 'Your company may run one of its own; then nobody else stands in between.',
  'settings.wrong.tunnel.host': 'Write an address such as https://localtunnel.me.',
  'settings.label.tunnel.subdomain': 'Wanted name',
  'settings.hint.tunnel.subdomain':
    'With a name the public address stays the same, as long as nobody else takes it. For a cloudflared tunnel of your own: its name. Empty: it is chosen for you.',
  'settings.wrong.tunnel.subdomain': 'Use 4 to 63 of a–z, 0–9 and -, not beginning or ending with -.',
  'settings.label.tunnel.publicUrl': 'Public address',
  'settings.hint.tunnel.publicUrl':
    'The https:// address that your proxy, router or named cloudflared tunnel leads to this computer. Set a fixed port under Advanced, too. Empty, with cloudflared: an address that changes with every start.',
  'settings.wrong.tunnel.publicUrl': 'Write an https:// address, such as https://calls.company.com.',
  'settings.label.notifications.enabled': 'Announce calls',
  'settings.hint.notifications.enabled': 'Off: calls are only recorded.',
  'settings.label.notifications.directions.incoming': 'Incoming calls',
  'settings.hint.notifications.directions.incoming': 'Somebody calls you.',
  'settings.label.notifications.directions.outgoing': 'Outgoing calls',
  'settings.hint.notifications.directions.outgoing': 'You call somebody, and they pick up.',
  'settings.label.notifications.sound': 'Sound',
  'settings.hint.notifications.sound': 'Each notice makes itself heard.',
  'settings.label.notifications.mutedNumbers': 'Muted numbers',
  'settings.hint.notifications.mutedNumbers':
    'Calls with them are recorded but never announced. The last ten digits count, so +49 151 23456789 and 0151 23456789 are the same.',
  'settings.label.notifications.doNotDisturb.until': 'Quiet for now',
  'settings.hint.notifications.doNotDisturb.until': 'Calls go on being recorded; nothing is announced.',
  'settings.wrong.notifications.doNotDisturb.until': 'Choose a time that is still to come.',
  'settings.label.notifications.doNotDisturb.schedule': 'Quiet hours',
  'settings.hint.notifications.doNotDisturb.schedule':
    'Every week, by this computer’s clock. An end before the beginning means the next morning.',
  'settings.label.history.retentionDays': 'Keep calls for',
  'settings.hint.history.retentionDays':
    'Older calls and their notes are deleted from this computer, for good. They stay in Bitrix24.',
  'settings.wrong.history.retentionDays': 'Write a whole number of days from 1 to 36500.',
  'settings.label.history.keepNumbers': 'Keep phone numbers',
  'settings.hint.history.keepNumbers':
    'Off: the history shows names and times, but no number, and cannot be searched by number.',
  'settings.label.hooks': 'Hooks',
  'settings.hint.hooks':
    'Start a program or post to an address when a call rings, is answered, ends or is missed.',
  'settings.label.appearance.language': 'Language',
  'settings.hint.appearance.language': 'Of this window, the tray and all notices.',
  'settings.label.appearance.theme': 'Colours',
  'settings.hint.appearance.theme': 'As the system has it, or always light or dark.',
  'settings.label.startup.openAtLogin': 'Start when you log in',
  'settings.hint.startup.openAtLogin': 'Offhook waits in the tray. Calls while it does not run are missed.',
  'settings.label.updates.enabled': 'Look for updates',
  'settings.hint.updates.enabled': 'Told, never forced, and never during a call.',
  'settings.label.updates.feedUrl': 'Source of updates',
  'settings.hint.updates.feedUrl':
    'Only for companies that hand out updates themselves. Empty: those of the maker.',
  'settings.wrong.updates.feedUrl': 'Write an https:// address.',
  'settings.label.listener.port': 'Port of the listener',
  'settings.hint.listener.port':
    'Where calls arrive on this computer; nobody outside can reach it but through the way in. 0: the system chooses a free one.',
  'settings.wrong.listener.port': 'Write a whole number from 0 to 65535.',
  'settings.label.listener.path': 'Secret part of the address',
  'settings.hint.listener.path':
    'Without it nobody finds the listener. Make a new one when the handler address got into wrong hands; then it has to be entered in Bitrix24 anew.',
};
