import type { ReactNode } from 'react';
import type { WindowRequests } from '../../contract/window-api.ts';
import { useFormats, useText, useWindow } from '../app/window-context.ts';
import type { Formats } from '../words/formats.ts';
import type { Text } from '../words/text-catalogue.ts';
import { shownAtMs } from './call-rows.ts';
import { callerWords } from './caller-words.ts';
import type { Erasure } from './open-dialog.ts';
import { IrrevocableDialog } from './irrevocable-dialog.tsx';

/** Asks before calls are forgotten. */
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
  return (
    <IrrevocableDialog
      title={text('erase.title')}
      what={wordsFor(what, text, formats)}
      confirm={text('erase.confirm')}
      failed={text('erase.failed')}
      act={() => api.request('history.erase', askOf(what))}
      onClose={onClose}
    />
  );
}

function wordsFor(what: Erasure, text: Text, formats: Formats): string {
  if (what.kind === 'all') return text('erase.all');
  if (what.kind === 'one') {
    const when = formats.moment(shownAtMs(what.call));
    return text('erase.one', { name: callerWords(what.call, text), when });
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
