export const en = {
  'settings.who-reads': 'Who could read along',
  'settings.tunnel-try': 'Test this way in',
  'settings.tunnel-trying':
    'A second tunnel is being opened and called from outside. This takes up to half a minute.',
  'settings.tunnel-heard': 'It works: {{url}} answered in {{ms}} ms.',
  'settings.tunnel-unheard.timed-out': 'No answer in time. Try again, or choose another way in.',
  'settings.tunnel-unheard.unreachable':
    'The server cannot be reached. Is the network there, and does the firewall allow it?',
  'settings.tunnel-unheard.refused':
    'The server refused. Is the wanted name taken? Leave it empty, or choose another.',
  'settings.tunnel-unheard.bad-answer':
    'Something answered that is no tunnel server: perhaps a sign-in page of this network.',
  'settings.tunnel-unheard.program-missing': 'The program cloudflared is not installed.',
  'settings.tunnel-unheard.program-failed': 'The program cloudflared gave up.',
  'settings.tunnel-unheard.not-configured': 'Something is missing. Fill in the public address first.',
  'settings.tunnel-unheard.called-off': 'The test was broken off.',
  'settings.tunnel-unheard.no-tunnel': 'Without a tunnel there is nothing to test.',
  'settings.tunnel-unheard.wrong-answer':
    'The address answers, but it is not this computer. Where does it lead?',
  'settings.tunnel-unheard.foreign-host':
    'The address leads here, but the proxy names another host: let it pass the Host header on.',
  'settings.tunnel-unheard.foreign-origin':
    'The address leads here, but the proxy adds an Origin header, as only web pages do.',
  'settings.tunnel-unheard.unknown': 'It did not work.',
  'settings.notice-try': 'Show me one',
  'settings.notice-try-hint': 'Sends a notice now, exactly as for a call.',
  'settings.notice.shown':
    'The system says it was shown. You saw none? Then it is switched off for Offhook, or “focus” is on.',
  'settings.notice.timed-out':
    'The system did not answer. Its notification service may hang: log out and in again.',
  'settings.notice.too-many': 'Too many at once. Wait a moment and try again.',
  'settings.notice.failed': 'The system refused to show it.',
  'settings.notice-help.windows':
    'Open Windows Settings → System → Notifications, and switch on Offhook. Check “Do not disturb” there.',
  'settings.notice-help.macos':
    'Open System Settings → Notifications → Offhook, and allow notifications. Check “Focus”.',
  'settings.notice-help.linux':
    'Is a notification service running? Look into your desktop’s notification settings for Offhook.',
  'settings.notice-help.other': 'Look into your system’s notification settings for Offhook.',
  'settings.update-check': 'Look now',
  'settings.update-install': 'Install and restart',
  'settings.update.off': 'Updates are switched off.',
  'settings.update.unknown': 'Not looked yet.',
  'settings.update.checking': 'Looking…',
  'settings.update.up-to-date': 'This is the newest version.',
  'settings.update.downloading': 'Version {{version}} is being fetched…',
  'settings.update.ready': 'Version {{version}} is ready.',
  'settings.update.failed': 'The source of updates could not be asked. Offhook tries again later.',
};
