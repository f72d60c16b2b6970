import { Button } from '@mantine/core';
import { Suspense, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { Dialog } from '../shell/dialog.tsx';
import { WithWords } from '../shell/with-words.tsx';

interface QuestionProps {
  readonly title: string;
  readonly body: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asked before something that has consequences. */
export function Question(props: QuestionProps): ReactNode {
  return (
    <Suspense>
      <WithWords part="call">
        <Asked {...props} />
      </WithWords>
    </Suspense>
  );
}

function Asked({ title, body, confirm, danger = false, onConfirm, onClose }: QuestionProps): ReactNode {
  const text = useText();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" data-autofocus onClick={onClose}>
            {text('settings.cancel')}
          </Button>
          <Button {...(danger && { color: 'red' })} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  );
}
