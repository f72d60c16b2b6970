import { ActionIcon, Button, Input } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../../app/window-context.ts';

interface HookArgumentsProps {
  readonly args: readonly string[];
  readonly onChange: (args: readonly string[]) => void;
}

/** One field for each argument: nobody has to think about quotes. */
export function HookArguments({ args, onChange }: HookArgumentsProps): ReactNode {
  const text = useText();
  return (
    <fieldset className="hook-arguments">
      <legend>{text('settings.hook-arguments')}</legend>
      {args.length === 0 && <p className="quiet">{text('settings.hook-arguments-none')}</p>}
      {args.map((argument, index) => (
        <div key={index} className="hook-argument">
          <Input
            aria-label={text('settings.hook-argument', { number: index + 1 })}
            spellCheck={false}
            autoFocus={argument === ''}
            maxLength={8_000}
            value={argument}
            onChange={(event) => onChange(args.with(index, event.currentTarget.value))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={text('settings.hook-argument-remove', { number: index + 1 })}
            onClick={() => onChange(args.filter((_, at) => at !== index))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => onChange([...args, ''])}
      >
        {text('settings.hook-argument-add')}
      </Button>
    </fieldset>
  );
}
