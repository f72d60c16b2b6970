import type { ReactNode } from 'react';
import { useSettingsPage } from '../page-context.ts';
import { SettingsSection } from '../settings-section.tsx';
import { TextSetting } from '../text-setting.tsx';
import { useSetting } from '../use-setting.ts';
import { TunnelChoice } from './tunnel-choice.tsx';
import { TunnelTest } from './tunnel-test.tsx';

/** The way in; what only another way needs is shown to whoever searches for it. */
export function TunnelSection(): ReactNode {
  const kind = useSetting('tunnel.kind');
  const searching = useSettingsPage().query !== '';
  const isShown = (other: string): boolean => searching || kind.value === other;
  return (
    <SettingsSection name="tunnel">
      <TunnelChoice setting={kind} />
      {isShown('localtunnel') && (
        <>
          <TextSetting name="tunnel.host" />
          <TextSetting name="tunnel.subdomain" placeholder="anna-company" />
        </>
      )}
      {isShown('static') && <TextSetting name="tunnel.publicUrl" placeholder="https://calls.company.com" />}
      {kind.value !== 'none' && <TunnelTest />}
    </SettingsSection>
  );
}
