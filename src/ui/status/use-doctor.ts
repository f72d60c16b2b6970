import { useState } from 'react';
import type { DoctorCheck, DoctorReport } from '../../core/doctor/doctor-check.ts';
import { useEvent } from '../app/use-request.ts';
import { useWindow } from '../app/window-context.ts';

/** `checks`: what has been found so far, in order. */
export type DoctorRun =
  | { readonly state: 'idle' | 'running' | 'failed'; readonly checks: readonly DoctorCheck[] }
  | ({ readonly state: 'done' } & DoctorReport);

/** Goes through every check when asked, and tells of each as it ends. */
export function useDoctor(): { readonly run: DoctorRun; readonly start: () => void } {
  const { api } = useWindow();
  const [run, setRun] = useState<DoctorRun>({ state: 'idle', checks: [] });
  useEvent('doctor.progress', (check) =>
    setRun((before) =>
      before.state === 'running' ? { state: 'running', checks: withCheck(before.checks, check) } : before,
    ),
  );

  return {
    run,
    start() {
      setRun({ state: 'running', checks: [] });
      api.request('doctor.run', null).then(
        (report) => setRun({ state: 'done', ...report }),
        () => setRun(({ checks }) => ({ state: 'failed', checks })),
      );
    },
  };
}

/** Told twice, when two windows ask at once: the newer one counts. */
function withCheck(checks: readonly DoctorCheck[], check: DoctorCheck): readonly DoctorCheck[] {
  return [...checks.filter(({ name }) => name !== check.name), check];
}
