import { MantineProvider } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { useText, useWindow } from '../app/window-context.ts';
import { useEvent } from '../app/use-request.ts';
import { openRoute, readRoute, useHash } from '../route/route.ts';
import { theme } from '../theme/theme.ts';
import { useScheme } from '../theme/use-scheme.ts';
import { Navigation } from './navigation.tsx';
import { StatusStrip } from './status-strip.tsx';
import { ViewBoundary } from './view-boundary.tsx';
import { ViewOf } from './views.tsx';
import './frame.css';

/** Everything around a view: where one can go, how the program is, and what holds when a view fails. */
export function Frame(): ReactNode {
  const { view } = readRoute(useHash());
  const text = useText();
  useEffect(() => {
    document.title = `${text(`nav.${view}`)} · Offhook`;
  }, [view, text]);
  useEvent('navigate', (wanted) =>
    openRoute(
      wanted.view,
      new URLSearchParams(wanted.callId === null ? {} : { call: String(wanted.callId) }),
    ),
  );
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={useScheme()}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <div className="frame">
        <Navigation current={view} />
        <main className="frame-view">
          <OfflineBanner />
          <ViewBoundary key={view}>
            <Suspense fallback={<p className="frame-loading quiet">{text('app.loading')}</p>}>
              <ViewOf view={view} />
            </Suspense>
          </ViewBoundary>
        </main>
        <StatusStrip />
      </div>
    </MantineProvider>
  );
}

function OfflineBanner(): ReactNode {
  const { api } = useWindow();
  const text = useText();
  const [connected, setConnected] = useState(true);
  useEffect(() => api.onConnection(setConnected), [api]);
  if (connected) return null;
  return (
    <p className="frame-offline" role="alert">
      <IconPlugConnectedX size={18} aria-hidden />
      {text('app.offline')}
    </p>
  );
}
