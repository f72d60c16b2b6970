import type { ReactNode } from 'react';
import { useText } from '../../app/window-context.ts';
import { ChoiceSetting } from '../choice-setting.tsx';
import { useSettingsPage } from '../page-context.ts';
import { SettingsSection } from '../settings-section.tsx';
import { TextSetting } from '../text-setting.tsx';
import { useSetting } from '../use-setting.ts';
import { ConnectionState } from './connection-state.tsx';
import { SecretField } from './secret-field.tsx';

/** What belongs to the other way of connecting is shown only to whoever searches for it. */
export function ConnectionSection(): ReactNode {
  const text = useText();
  const mode = useSetting('portal.mode');
  const searching = useSettingsPage().query !== '';
  const byApp = mode.value === 'app';
  return (
    <SettingsSection name="connection">
      <ConnectionState />
      <TextSetting name="portal.domain" placeholder="company.bitrix24.com" canReset={false} />
      <ChoiceSetting
        setting={mode}
        choices={(['app', 'webhook'] as const).map((value) => ({
          value,
          label: text(`settings.mode.${value}`),
        }))}
      />
      <TextSetting name="portal.operatorId" placeholder="1269" canReset={false} />
      <SecretField name="applicationToken" />
      {(byApp || searching) && (
        <>
          <TextSetting name="portal.clientId" placeholder="local.…" canReset={false} />
          <SecretField name="clientSecret" />
          <TextSetting name="portal.redirectPort" />
        </>
      )}
      {(!byApp || searching) && <SecretField name="incomingWebhookUrl" />}
      <TextSetting name="portal.memberId" canReset={false} />
    </SettingsSection>
  );
}
