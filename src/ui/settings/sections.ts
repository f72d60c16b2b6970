import {
  IconAdjustments,
  IconBell,
  IconDatabase,
  IconMoon,
  IconPalette,
  IconPlugConnected,
  IconPower,
  IconRouteAltLeft,
  IconWebhook,
  type Icon,
} from '@tabler/icons-react';

export type SectionName =
  | 'connection'
  | 'tunnel'
  | 'notifications'
  | 'quiet'
  | 'history'
  | 'hooks'
  | 'appearance'
  | 'startup'
  | 'advanced';

/** In the order of the page. */
export const sectionIcons: Readonly<Record<SectionName, Icon>> = {
  connection: IconPlugConnected,
  tunnel: IconRouteAltLeft,
  notifications: IconBell,
  quiet: IconMoon,
  history: IconDatabase,
  hooks: IconWebhook,
  appearance: IconPalette,
  startup: IconPower,
  advanced: IconAdjustments,
};

export const sectionNames: readonly SectionName[] = [
  'connection',
  'tunnel',
  'notifications',
  'quiet',
  'history',
  'hooks',
  'appearance',
  'startup',
  'advanced',
];

/** Shows a section, and moves the focus there so that the next Tab goes on in it. */
export function showSection(name: SectionName): void {
  const title = document.querySelector<HTMLElement>(`#settings-${name}-title`);
  title?.scrollIntoView({ block: 'start' });
  title?.focus({ preventScroll: true });
}
