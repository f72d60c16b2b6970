import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';

interface CopyButtonProps {
  readonly value: string;
  /** What the button says when one word is not enough. */
  readonly says?: string;
  /** What is copied, for whoever does not see what the button stands beside. */
  readonly what?: string;
  readonly size?: 'compact-xs' | 'compact-sm' | 'sm';
}

/** Copies a text as it is, and says so until one goes on. */
export function CopyButton({ value, says, what, size = 'compact-sm' }: CopyButtonProps): ReactNode {
  const text = useText();
  const [copied, setCopied] = useState(false);
  function copy(): void {
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => {},
    );
  }

  return (
    <Button
      variant={size === 'sm' ? 'default' : 'light'}
      size={size}
      aria-label={what && text(copied ? 'app.copied-of' : 'app.copy-of', { what })}
      leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
      onClick={copy}
      onBlur={() => setCopied(false)}
    >
      <span aria-live="polite">{copied ? text('app.copied') : (says ?? text('app.copy'))}</span>
    </Button>
  );
}
