import { app, powerMonitor } from 'electron/main';
import type { NudgeCause } from '../../../core/tunnel/reachability-state.ts';

/** What breaks a tunnel without a word. A network that changes is noticed by the tunnel's keeper itself. */
export function followPower(nudge: (cause: NudgeCause) => void): void {
  powerMonitor.on('resume', () => nudge('wake'));
  powerMonitor.on('unlock-screen', () => nudge('unlock'));
  powerMonitor.on('user-did-become-active', () => nudge('unlock'));
  // A clean end before the system's own, which waits when it is asked to (the types forget the event that is handed over).
  powerMonitor.on('shutdown', (event?: Pick<Event, 'preventDefault'>) => {
    event?.preventDefault();
    app.quit();
  });
}
