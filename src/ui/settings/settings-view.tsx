import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { ViewPage } from '../shell/view-page.tsx';

export function SettingsView(): ReactNode {
  const text = useText();
  return <ViewPage title={text('settings.title')}>{null}</ViewPage>;
}
