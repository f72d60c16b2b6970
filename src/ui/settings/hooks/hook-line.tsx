import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../../app/window-context.ts';
import { TrialResult } from '../trial-result.tsx';
import type { Hook } from './hook-draft.ts';
import { useHookTrial } from './use-hook-trial.ts';

interface HookLineProps {
  readonly hook: Hook;
  readonly number: number;
  readonly disabled: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** A hook that is kept: what it does, and a trial of it with a made-up call. */
export function HookLine({ hook, number, disabled, onEdit, onRemove }: HookLineProps): ReactNode {
  const text = useText();
  const { trying, result, start } = useHookTrial(hook);
  return (
    <div className="hook-line">
      <p>
        {text('settings.hook-on')} <strong>{text(`settings.on.${hook.on}`)}</strong>:{' '}
        {text(hook.run === undefined ? 'settings.hook-what.post' : 'settings.hook-what.run')}
        <code>
          <bdi>{hook.run === undefined ? hook.post : hook.run.join(' ')}</bdi>
        </code>
      </p>
      <Button
        variant="default"
        size="compact-sm"
        title={text('settings.hook-try-hint')}
        aria-label={text('settings.hook-try-number', { number })}
        leftSection={<IconPlayerPlay size={15} aria-hidden />}
        loading={trying}
        onClick={start}
      >
        {text('settings.hook-try')}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        disabled={disabled}
        aria-label={text('settings.hook-edit', { number })}
        onClick={onEdit}
      >
        <IconPencil size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        disabled={disabled}
        aria-label={text('settings.hook-remove', { number })}
        onClick={onRemove}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
      <TrialResult result={result} />
    </div>
  );
}
