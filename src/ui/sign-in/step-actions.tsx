import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';

interface StepActionsProps {
  readonly onBack: () => void;
  /** The way on. */
  readonly children: ReactNode;
}

export function StepActions({ onBack, children }: StepActionsProps): ReactNode {
  const text = useText();
  return (
    <div className="sign-in-actions">
      <Button variant="default" size="md" onClick={onBack}>
        {text('sign-in.back')}
      </Button>
      {children}
    </div>
  );
}
