import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { Dialog } from '../shell/dialog.tsx';

interface IrrevocableDialogProps {
  readonly title: string;
  /** What will be gone. */
  readonly what: string;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly failed: string;
  /** @returns when it is done. */
  readonly act: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before what cannot be had back is taken away. */
export function IrrevocableDialog(props: IrrevocableDialogProps): ReactNode {
  const { title, what, confirm, failed, act, onClose } = props;
  const text = useText();
  const [state, setState] = useState<'asking' | 'acting' | 'failed'>('asking');

  function confirmed(): void {
    setState('acting');
    act().then(onClose, () => setState('failed'));
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose} data-autofocus>
            {text('dialog.cancel')}
          </Button>
          <Button color="red" loading={state === 'acting'} onClick={confirmed}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>
        {what} {text('dialog.forever')}
      </p>
      {state === 'failed' && <p role="alert">{failed}</p>}
    </Dialog>
  );
}
