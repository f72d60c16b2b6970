import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';

interface CopyTextProps {
  readonly value: string;
  /** What it copies, in full: the button itself shows one word. */
  readonly label: string;
  readonly size?: 'compact-sm' | 'sm';
}

export function CopyText({ value, label, size = 'compact-sm' }: CopyTextProps): ReactNode {
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
      leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
      onClick={copy}
      onBlur={() => setCopied(false)}
      title={label}
    >
      <span aria-live="polite">{text(copied ? 'status.copied' : 'status.copy')}</span>
    </Button>
  );
}
