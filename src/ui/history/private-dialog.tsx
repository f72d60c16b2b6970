import type { ReactNode } from 'react';
import type { ShownCall } from '../../contract/window-api.ts';
import { useFormats, useText, useWindow } from '../app/window-context.ts';
import { callerWords } from './caller-words.ts';
import { shownAtMs } from './call-rows.ts';
import { IrrevocableDialog } from './irrevocable-dialog.tsx';

interface PrivateDialogProps {
  readonly call: ShownCall;
  readonly onClose: () => void;
}

/** Asks before it is forgotten whom a call was with. */
export function PrivateDialog({ call, onClose }: PrivateDialogProps): ReactNode {
  const { api } = useWindow();
  const text = useText();
  const when = useFormats().moment(shownAtMs(call));
  return (
    <IrrevocableDialog
      title={text('private.title')}
      what={text('private.what', { name: callerWords(call, text), when })}
      confirm={text('private.confirm')}
      failed={text('private.failed')}
      act={() => api.request('history.makePrivate', { id: call.id })}
      onClose={onClose}
    />
  );
}
