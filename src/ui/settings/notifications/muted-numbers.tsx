import { ActionIcon, Button, Input } from '@mantine/core';
import { IconBellOff, IconX } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { useText } from '../../app/window-context.ts';
import { Described } from '../described.tsx';
import { SettingRow } from '../setting-row.tsx';
import { useSetting } from '../use-setting.ts';
import './muted-numbers.css';

/** Numbers that are never announced. */
export function MutedNumbers(): ReactNode {
  const text = useText();
  const setting = useSetting('notifications.mutedNumbers');
  return (
    <SettingRow setting={setting} wide group>
      {({ disabled }) => (
        <>
          {!disabled && (
            <AddNumber muted={setting.value} onAdd={(number) => setting.save([...setting.value, number])} />
          )}
          <ul className="setting-field muted-list">
            {setting.value.length === 0 && <li className="quiet">{text('settings.muted-none')}</li>}
            {setting.value.map((number) => (
              <li key={number} className="muted-number">
                <IconBellOff size={15} aria-hidden />
                <bdi>{number}</bdi>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  disabled={disabled}
                  aria-label={text('settings.muted-remove', { number })}
                  onClick={() => void setting.save(setting.value.filter((other) => other !== number))}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </>
      )}
    </SettingRow>
  );
}

interface AddNumberProps {
  readonly muted: readonly string[];
  readonly onAdd: (number: string) => Promise<boolean>;
}

function AddNumber({ muted, onAdd }: AddNumberProps): ReactNode {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [objection, setObjection] = useState<'settings.muted-digits' | 'settings.muted-twice' | null>(null);

  async function add(): Promise<void> {
    const number = typed.trim();
    if (number === '') return;
    const found = objectionTo(number, muted);
    setObjection(found);
    if (found === null && (await onAdd(number))) setTyped('');
  }

  return (
    <form
      className="setting-field muted-add"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Described id={id} by={`${id}-objection`}>
        <Input
          type="tel"
          value={typed}
          error={objection !== null}
          aria-label={text('settings.muted-add')}
          placeholder={text('settings.muted-add')}
          autoComplete="off"
          maxLength={255}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Described>
      <Button type="submit" variant="default">
        {text('settings.add')}
      </Button>
      <p id={`${id}-objection`} role="status">
        {objection !== null && text(objection)}
      </p>
    </form>
  );
}

function objectionTo(
  number: string,
  muted: readonly string[],
): 'settings.muted-digits' | 'settings.muted-twice' | null {
  const digits = (text: string): string => text.replace(/\D/g, '');
  if (digits(number) === '') return 'settings.muted-digits';
  return muted.some((other) => digits(other) === digits(number)) ? 'settings.muted-twice' : null;
}
