import type { Settings } from '../../core/settings.ts';

/**
 * What is in force while settings.json is silent: "reset" sets it. Its source is `core/settings.ts`, whose schemas are not for the
 * window; a test holds the two together.
 */
export const defaultSettings: Settings = {
  portal: {
    mode: 'webhook',
    domain: null,
    memberId: null,
    operatorId: null,
    clientId: null,
    redirectPort: 53_682,
  },
  listener: { port: 0, path: null },
  tunnel: { kind: 'localtunnel', host: 'https://localtunnel.me', subdomain: null, publicUrl: null },
  notifications: {
    enabled: true,
    sound: true,
    directions: { incoming: true, outgoing: true },
    mutedNumbers: [],
    doNotDisturb: { until: null, schedule: [] },
  },
  history: { retentionDays: 365, keepNumbers: true },
  hooks: [],
  appearance: { language: 'auto', theme: 'system' },
  startup: { openAtLogin: true },
  updates: { enabled: true, feedUrl: null },
};
