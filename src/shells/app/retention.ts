import type { CallHistory } from '../../core/ports/call-history.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Timers } from '../../core/ports/timers.ts';

const dayMs = 24 * 60 * 60_000;

/** Forgets what is older than the operator wants kept, now and once a day. @returns a function that ends it. */
export function keepRetention(ports: {
  readonly history: CallHistory;
  readonly retentionDays: () => number;
  readonly timers: Timers;
  readonly log: Log;
}): () => void {
  let callOff = (): void => {};
  forget();
  return () => callOff();

  function forget(): void {
    callOff = ports.timers.after(dayMs, forget);
    ports.history.forgetBefore(Date.now() - ports.retentionDays() * dayMs).then(
      (calls) => calls > 0 && ports.log.info('calls past their retention were forgotten', { calls }),
      (error: unknown) => ports.log.warn('old calls could not be forgotten', { error }),
    );
  }
}
