import type { SettingsKey } from '../../core/ports/settings-store.ts';

/** The settings that have a place of their own on the page: every key that is no group of others. */
export type RowKey = Exclude<
  SettingsKey,
  | 'portal'
  | 'listener'
  | 'tunnel'
  | 'notifications'
  | 'notifications.directions'
  | 'notifications.doNotDisturb'
  | 'history'
  | 'appearance'
  | 'startup'
  | 'updates'
>;
