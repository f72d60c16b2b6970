import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { ViewPage } from '../shell/view-page.tsx';

export function StatusView(): ReactNode {
  const text = useText();
  return <ViewPage title={text('status.title')}>{null}</ViewPage>;
}
