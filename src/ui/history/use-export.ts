import { useRef, useState } from 'react';
import type { ExportOrder, ExportProgress, WindowRequests } from '../../contract/window-api.ts';
import { useEvent } from '../app/use-request.ts';
import { useWindow } from '../app/window-context.ts';

/** How an export is getting on; `idle` until it is asked for, and when the operator took it back in the system's own dialog. */
export type ExportRun =
  { readonly state: 'idle' | 'starting' | 'refused' } | Pick<ExportProgress, 'state' | 'calls' | 'saved'>;

interface Export {
  readonly run: ExportRun;
  readonly start: (order: ExportOrder) => void;
  readonly stop: () => void;
}

export function useExport(): Export {
  const { api } = useWindow();
  const [run, setRun] = useState<ExportRun>({ state: 'idle' });
  const current = useRef<string | null>(null);
  // A small export is over before its id is known here.
  const early = useRef(new Map<string, ExportProgress>());

  useEvent('export.progress', (progress) => {
    if (progress.exportId === current.current) setRun(progress);
    else if (current.current === null) early.current.set(progress.exportId, progress);
  });

  function follow(started: WindowRequests['export.start']['answer']): void {
    if ('cancelled' in started) return setRun({ state: 'idle' });
    current.current = started.exportId;
    setRun(early.current.get(started.exportId) ?? { state: 'running', calls: 0, saved: null });
  }

  return {
    run,
    start(order) {
      current.current = null;
      early.current.clear();
      setRun({ state: 'starting' });
      api.request('export.start', order).then(follow, () => setRun({ state: 'refused' }));
    },
    stop() {
      if (run.state === 'running' && current.current !== null) {
        api.request('export.cancel', { exportId: current.current }).catch(() => {});
      }
    },
  };
}
