import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { WindowRequests } from '../../contract/window-api.ts';
import { useFormats, useText, useWindow } from '../app/window-context.ts';
import { Dialog } from '../shell/dialog.tsx';
import type { Formats } from '../words/formats.ts';
import type { Text } from '../words/speech.ts';
import { shownAtMs } from './call-rows.ts';
import type { Erasure } from './history-dialogs.tsx';

/** Asks before anything is forgotten: it cannot be had back. */
export function EraseDialog({
  what,
  onClose,
}: {
  readonly what: Erasure;
  readonly onClose: () => void;
}): ReactNode {
  const { api } = useWindow();
  const text = useText();
  const formats = useFormats();
  const [state, setState] = useState<'asking' | 'erasing' | 'failed'>('asking');

  function erase(): void {
    setState('erasing');
    api.request('history.erase', askOf(what)).then(onClose, () => setState('failed'));
  }

  return (
    <Dialog
      title={text('erase.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose} data-autofocus>
            {text('dialog.cancel')}
          </Button>
          <Button color="red" loading={state === 'erasing'} onClick={erase}>
            {text('erase.confirm')}
          </Button>
        </>
      }
    >
      <p>
        {wordsFor(what, text, formats)} {text('erase.forever')}
      </p>
      {state === 'failed' && <p role="alert">{text('erase.failed')}</p>}
    </Dialog>
  );
}

function wordsFor(what: Erasure, text: Text, formats: Formats): string {
  if (what.kind === 'all') return text('erase.all');
  if (what.kind === 'one') {
    const { name, company, number } = what.call;
    const who = (name ?? company ?? number ?? text('call.unknown')).slice(0, 100);
    // Isolated: its direction marks end with it.
    return text('erase.one', { name: `\u2068${who}\u2069`, when: formats.moment(shownAtMs(what.call)) });
  }
  const { count = 0, capped = true } = what.total ?? {};
  return capped
    ? text('erase.filtered-more', { number: formats.number(count) })
    : text('erase.filtered', { count });
}

function askOf(what: Erasure): WindowRequests['history.erase']['ask'] {
  switch (what.kind) {
    case 'one':
      return { ids: [what.call.id] };
    case 'filtered':
      return { filter: what.filter };
    case 'all':
      return { everything: true };
  }
}
