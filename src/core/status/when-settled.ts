import type { Timers } from '../ports/timers.ts';
import type { AppStatus } from './app-status.ts';

/** Long enough for a tunnel to open and the portal to be asked; the doctor tells what is not ready then. */
const patienceMs = 45_000;

/** Resolves once the tunnel and the portal have found out what there is to find, or patience is over. */
export async function whenSettled(
  app: {
    readonly status: () => AppStatus;
    readonly onStatus: (listener: (status: AppStatus) => void) => () => void;
  },
  timers: Timers,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = ({ reachability, portal }: AppStatus): void => {
    if (reachability.state !== 'starting' && portal.state !== 'connecting') resolve();
  };
  const unfollow = app.onStatus(look);
  const callOff = timers.after(patienceMs, resolve);
  look(app.status());
  await promise;
  callOff();
  unfollow();
}
