import type { Timers } from '../../../core/ports/timers.ts';
import type { TrayKeeper } from './start-tray.ts';

/** A panel may start later than we do. */
const panelStartsMs = 10_000;

/** Looks twice for somebody who shows the tray icon before something else takes its place. */
export async function awaitTray(
  tray: Pick<TrayKeeper, 'isSeen'>,
  timers: Timers,
  unseen: () => void,
): Promise<void> {
  if (await tray.isSeen()) return;
  timers.after(panelStartsMs, () => void lookAgain());

  async function lookAgain(): Promise<void> {
    if (!(await tray.isSeen())) unseen();
  }
}
