import { app, powerMonitor } from 'electron/main';
import type { RecheckCause } from '../../../core/tunnel/reachability-state.ts';

/** What breaks a tunnel without a word. A network that changes is noticed by the tunnel's keeper itself. */
export function followPower(recheck: (cause: RecheckCause) => void): void {
  powerMonitor.on('resume', () => recheck('wake'));
  powerMonitor.on('unlock-screen', () => recheck('unlock'));
  powerMonitor.on('user-did-become-active', () => recheck('unlock'));
  // A clean end before the system's own, which waits when it is asked to (the types forget the event that is handed over).
  powerMonitor.on('shutdown', (event?: Pick<Event, 'preventDefault'>) => {
    event?.preventDefault();
    app.quit();
  });
}
