import { useEffect, useState } from 'react';
import type { ShownCall } from '../../contract/window-api.ts';
import { useEvent } from '../app/use-request.ts';
import { useWindow } from '../app/window-context.ts';
import type { CallListState } from './call-list.ts';
import { placeOf } from './call-rows.ts';
import { useWantedCall } from './use-history-filter.ts';

export interface ChosenCall {
  readonly id: number | null;
  /** As it is now; null while it is read, and when it is gone. */
  readonly call: ShownCall | null;
  /** In a narrow window: the details cover the list. */
  readonly opened: boolean;
  choose(call: ShownCall): void;
  open(): void;
  close(): void;
  leave(): void;
}

/** The call the details are about. It stays while the list under it changes. */
export function useChosenCall(list: CallListState): ChosenCall {
  const { api } = useWindow();
  const wanted = useWantedCall();
  const [id, setId] = useState<number | null>(null);
  const [kept, setKept] = useState<ShownCall | null>(null);
  const [opened, setOpened] = useState(false);
  const { index, there } = placeOf(list.rows, id ?? -1);
  const call = (there ? list.rows[index]?.call : null) ?? (kept?.id === id ? kept : null);

  useEffect(() => {
    if (wanted === null) return;
    setId(wanted);
    setOpened(true);
    api.request('history.call', { id: wanted }).then(setKept, () => {});
  }, [api, wanted]);
  useEvent('history.changed', (change) => {
    if (change.kind === 'call' && change.call.id === id) setKept(change.call);
    else if (change.kind === 'many' && id !== null)
      api.request('history.call', { id }).then(setKept, () => {});
  });

  return {
    id,
    call,
    opened: opened && id !== null,
    choose(chosen) {
      setId(chosen.id);
      setKept(chosen);
    },
    open: () => setOpened(true),
    close: () => setOpened(false),
    leave() {
      setId(null);
      setOpened(false);
    },
  };
}
