import type { SettingsKey } from '../ports/settings-store.ts';

/** What every setting means to an administrator: the policy's JSON schema shows it while he writes. */
export const settingDescriptions = {
  portal: 'The Bitrix24 portal and the operator whose calls are announced.',
  'portal.mode': '"app": a local application with sign-in (OAuth). "webhook": an outbound webhook.',
  'portal.domain': 'Host name of the portal, such as company.bitrix24.com.',
  'portal.memberId': "The portal's member_id. While null, the first believed delivery decides it.",
  'portal.operatorId': 'Bitrix24 user id of the operator. Usually different on every desktop: leave it out.',
  'portal.clientId': 'Client id of the local application, such as local.5c8bb1b0891cf2.87252039.',
  'portal.redirectPort':
    'Port on 127.0.0.1 where a sign-in ends. The local application must name the same one in its address.',
  listener: 'Where deliveries arrive on this machine. It listens on 127.0.0.1 only.',
  'listener.port': 'TCP port; 0 lets the system choose a free one.',
  tunnel: 'How Bitrix24 reaches this machine.',
  'tunnel.kind':
    '"static": an address of your own (publicUrl). "none": something else forwards deliveries to the listener.',
  'tunnel.host': 'The localtunnel server.',
  'tunnel.subdomain': 'The name to ask the localtunnel server for; null lets it choose.',
  'tunnel.publicUrl': 'https address that leads to the listener; only for "static".',
  notifications: 'What the operator is told.',
  'notifications.enabled': 'Whether calls are announced at all.',
  'notifications.sound': 'Whether a notice makes a sound.',
  'notifications.directions': 'Which calls are announced.',
  'notifications.directions.incoming': 'Whether incoming calls are announced.',
  'notifications.directions.outgoing': 'Whether outgoing calls are announced.',
  'notifications.mutedNumbers': 'Numbers that are never announced. The last ten digits are compared.',
  'notifications.doNotDisturb': 'When nothing is announced.',
  'notifications.doNotDisturb.until': 'Milliseconds since the Unix epoch: until then nothing is announced.',
  'notifications.doNotDisturb.schedule':
    'Quiet hours in the machine\'s own time zone. Days: 1 is Monday, 7 Sunday; "to" before "from" means the next day.',
  history: 'The local history of calls.',
  'history.retentionDays': 'Calls are deleted after this many days.',
  'history.keepNumbers': 'False: calls are kept without their phone numbers.',
  hooks:
    'What is done when a call rings, is answered, ends or is missed: "run" a program without a shell, each {value} an argument of its own, or "post" JSON to an https address. [] forbids hooks.',
  appearance: 'How the program looks.',
  'appearance.language': '"auto" is the language of the system.',
  'appearance.theme': '"system" follows the system.',
  startup: 'How the program starts.',
  'startup.openAtLogin': 'Whether it starts when the operator logs in.',
  updates: 'How the program is kept up to date.',
  'updates.enabled': 'False: the program neither looks for updates nor installs any.',
  'updates.feedUrl': "https address of a feed of your own; null is the maker's.",
} as const satisfies Record<Exclude<SettingsKey, 'listener.path'>, string>;
