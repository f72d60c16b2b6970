import { Radio } from '@mantine/core';
import '@mantine/core/styles/Radio.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { IconEye } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { tunnelKindNames, type TunnelKind } from '../../../core/tunnel/tunnel-kinds.ts';
import { useText } from '../../app/window-context.ts';
import { SettingRow } from '../setting-row.tsx';
import type { Setting } from '../use-setting.ts';
import './tunnel-choice.css';

/** The ways in, each with what it is, and who could read along. */
export function TunnelChoice({ setting }: { readonly setting: Setting<'tunnel.kind'> }): ReactNode {
  return (
    <SettingRow setting={setting} wide group>
      {({ disabled }) => (
        <div className="setting-field tunnel-choices">
          {tunnelKindNames.map((kind) => (
            <TunnelKindChoice
              key={kind}
              kind={kind}
              chosen={setting.value === kind}
              disabled={disabled}
              onChoose={() => void setting.save(kind)}
            />
          ))}
        </div>
      )}
    </SettingRow>
  );
}

interface TunnelKindProps {
  readonly kind: TunnelKind;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}

function TunnelKindChoice({ kind, chosen, disabled, onChoose }: TunnelKindProps): ReactNode {
  const text = useText();
  const id = useId();
  return (
    <label className="tunnel-choice" data-chosen={chosen || undefined} data-disabled={disabled || undefined}>
      <Radio
        name="tunnel-kind"
        value={kind}
        checked={chosen}
        disabled={disabled}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-about ${id}-reads`}
        onChange={onChoose}
      />
      <span className="tunnel-words">
        <strong id={`${id}-name`}>{text(`tunnel.${kind}`)}</strong>
        <span id={`${id}-about`}>{text(`tunnel-about.${kind}`)}</span>
        <span className="tunnel-reads quiet" id={`${id}-reads`}>
          <IconEye size={15} aria-hidden />
          <span>
            <b>{text('settings.who-reads')}:</b> {text(`tunnel-reads.${kind}`)}
          </span>
        </span>
      </span>
    </label>
  );
}
