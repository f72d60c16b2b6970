import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';

/** Copies a number as it came. */
export function CopyNumber({ number }: { readonly number: string }): ReactNode {
  const text = useText();
  const [copied, setCopied] = useState(false);
  function copy(): void {
    navigator.clipboard.writeText(number).then(
      () => setCopied(true),
      () => {},
    );
  }

  return (
    <Button
      variant="light"
      size="compact-xs"
      leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      onClick={copy}
      onBlur={() => setCopied(false)}
    >
      <span aria-live="polite">{text(copied ? 'call.copied' : 'call.copy-number')}</span>
    </Button>
  );
}
