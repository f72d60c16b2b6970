import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../../app/window-context.ts';
import type { Setting } from '../use-setting.ts';
import { draftOf, newHook, type Hook } from './hook-draft.ts';
import { HookEditor } from './hook-editor.tsx';
import { HookLine } from './hook-line.tsx';
import './hooks.css';

interface HookListProps {
  readonly setting: Setting<'hooks'>;
  readonly disabled: boolean;
}

/** The hooks there are; one at a time is written. */
export function HookList({ setting, disabled }: HookListProps): ReactNode {
  const text = useText();
  const [open, setOpen] = useState<number | null>(null);
  // Not what is being saved: a hook that is refused must stay where it is written.
  const hooks = setting.inForce;

  function close(): void {
    setOpen(null);
    setting.forgive();
  }

  async function save(at: number, hook: Hook): Promise<void> {
    const next =
      at === hooks.length ? [...hooks, hook] : hooks.map((other, index) => (index === at ? hook : other));
    if (await setting.save(next)) close();
  }

  function editor(at: number): ReactNode {
    const hook = hooks[at];
    return (
      <HookEditor
        title={hook ? text('settings.hook-number', { number: at + 1 }) : text('settings.hook-new')}
        first={hook ? draftOf(hook) : newHook}
        setting={setting}
        onSave={(written) => void save(at, written)}
        onClose={close}
      />
    );
  }

  return (
    <div className="setting-field hooks">
      {hooks.length === 0 && open === null && <p className="quiet">{text('settings.hook-none')}</p>}
      {hooks.length > 0 && (
        <ol className="hook-list">
          {hooks.map((hook, index) => (
            // A hook has no identity but its place.
            <li key={index}>
              {open === index ? (
                editor(index)
              ) : (
                <HookLine
                  hook={hook}
                  number={index + 1}
                  disabled={disabled}
                  onEdit={() => setOpen(index)}
                  onRemove={() => void setting.save(hooks.filter((_, at) => at !== index))}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {open === hooks.length ? (
        editor(hooks.length)
      ) : (
        <Button
          variant="default"
          disabled={disabled}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setOpen(hooks.length)}
        >
          {text('settings.hook-add')}
        </Button>
      )}
    </div>
  );
}
