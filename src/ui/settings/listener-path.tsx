import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { Question } from './question.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSetting } from './use-setting.ts';

/** The secret part of the handler's address: it is made, not written. */
export function ListenerPath(): ReactNode {
  const text = useText();
  const setting = useSetting('listener.path');
  const [asking, setAsking] = useState(false);

  function renew(): void {
    setAsking(false);
    void setting.save(randomPath());
  }

  return (
    <SettingRow setting={setting} wide group canReset={false}>
      {(control) => (
        <>
          <code className="setting-field setting-code">{setting.value ?? text('settings.path-made')}</code>
          <Button
            variant="default"
            disabled={control.disabled}
            aria-describedby={control['aria-describedby']}
            onClick={() => setAsking(true)}
          >
            {text('settings.new-path')}
          </Button>
          {asking && (
            <Question
              title={text('settings.new-path-title')}
              body={text('settings.new-path-body')}
              confirm={text('settings.new-path')}
              onConfirm={renew}
              onClose={() => setAsking(false)}
            />
          )}
        </>
      )}
    </SettingRow>
  );
}

/** 128 bits nobody can guess. */
function randomPath(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
