import { Modal } from '@mantine/core';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import type { ReactNode } from 'react';
import { useMedia } from '../app/use-media.ts';
import { useText } from '../app/window-context.ts';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Buttons, the one that is meant most last. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A question that has to be answered before anything else. Needs the words of `call`. */
export function Dialog({ title, onClose, actions, children }: DialogProps): ReactNode {
  const text = useText();
  const small = useMedia('(max-width: 30em)');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      fullScreen={small}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
      transitionProps={{ duration: 0 }}
    >
      <div className="dialog">{children}</div>
      <div className="dialog-actions">{actions}</div>
    </Modal>
  );
}
