import type { ReactNode } from 'react';
import { openRoute, readRoute, useHash } from '../route/route.ts';
import { SignInWizard } from '../sign-in/sign-in-wizard.tsx';
import { SettingsPage } from './settings-page.tsx';

/** `#/settings`; `#/settings?connect=1` is the way to connect Bitrix24, `?section=tunnel` a place on the page. */
export function SettingsView(): ReactNode {
  const { query } = readRoute(useHash());
  if (query.has('connect')) return <SignInWizard onClose={() => openRoute('settings')} />;
  return <SettingsPage section={query.get('section')} />;
}
