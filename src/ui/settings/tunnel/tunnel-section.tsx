import type { ReactNode } from 'react';
import {
  tunnelKinds,
  tunnelKindNames,
  type TunnelField,
  type TunnelKind,
  type TunnelKindRow,
} from '../../../core/tunnel/tunnel-kinds.ts';
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
  return (
    <SettingsSection name="tunnel">
      <TunnelChoice setting={kind} />
      {fieldsOf(searching ? tunnelKindNames : [kind.value]).map(([field, example]) => (
        <TextSetting key={field} name={`tunnel.${field}`} placeholder={example} />
      ))}
      {tunnelKinds[kind.value].isOpened && <TunnelTest />}
    </SettingsSection>
  );
}

/** Each once, though several kinds may have it. */
function fieldsOf(kinds: readonly TunnelKind[]): readonly (readonly [TunnelField, string])[] {
  const all = kinds.reduce<TunnelKindRow['fields']>(
    (fields, kind) => ({ ...fields, ...tunnelKinds[kind].fields }),
    {},
  );
  return (['publicUrl', 'host', 'subdomain'] as const).flatMap((field) => {
    const example = all[field];
    return example === undefined ? [] : [[field, example] as const];
  });
}
