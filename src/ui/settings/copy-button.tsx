import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';

interface CopyButtonProps {
  readonly value: string;
  /** What is copied, for whoever does not see what the button stands beside. */
  readonly what: string;
}

export function CopyButton({ value, what }: CopyButtonProps): ReactNode {
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
      variant="light"
      size="compact-sm"
      aria-label={text('sign-in.copy-of', { what })}
      leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
      onClick={copy}
      onBlur={() => setCopied(false)}
    >
      <span aria-live="polite">{text(copied ? 'sign-in.copied' : 'sign-in.copy')}</span>
    </Button>
  );
}
