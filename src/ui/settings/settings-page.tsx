import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { SettingsKey } from '../../core/ports/settings-store.ts';
import { useText } from '../app/window-context.ts';
import { ViewPage } from '../shell/view-page.tsx';
import { AdvancedSection } from './advanced-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { ConnectionSection } from './connection/connection-section.tsx';
import { HistorySection } from './history-section.tsx';
import { HooksSection } from './hooks/hooks-section.tsx';
import { JumpList } from './jump-list.tsx';
import { NotificationsSection } from './notifications/notifications-section.tsx';
import { SettingsPageContext } from './page-context.ts';
import { QuietSection } from './quiet/quiet-section.tsx';
import { SettingsSearch } from './settings-search.tsx';
import { SettingsBanners } from './settings-banners.tsx';
import { sectionNames, showSection } from './sections.ts';
import { StartupSection } from './startup-section.tsx';
import { TunnelSection } from './tunnel/tunnel-section.tsx';
import './settings-page.css';

/** Every setting on one page. @param section where to begin, by name. */
export function SettingsPage({ section }: { readonly section: string | null }): ReactNode {
  const text = useText();
  const [query, setQuery] = useState('');
  const [saved, markSaved] = useState<SettingsKey | null>(null);
  const [announced, announce] = useState('');
  const page = useMemo(
    () => ({ query: query.trim().toLowerCase(), saved, markSaved, announce }),
    [query, saved],
  );

  useEffect(() => {
    const name = sectionNames.find((known) => known === section);
    if (name) showSection(name);
  }, [section]);

  return (
    <SettingsPageContext value={page}>
      <ViewPage title={text('settings.title')} actions={<SettingsSearch query={query} onQuery={setQuery} />}>
        <p className="hidden-words" role="status">
          {announced}
        </p>
        <div className="settings" data-searching={page.query !== '' || undefined}>
          <JumpList />
          <div className="settings-sections">
            <SettingsBanners />
            <ConnectionSection />
            <TunnelSection />
            <NotificationsSection />
            <QuietSection />
            <HistorySection />
            <HooksSection />
            <AppearanceSection />
            <StartupSection />
            <AdvancedSection />
          </div>
        </div>
      </ViewPage>
    </SettingsPageContext>
  );
}
