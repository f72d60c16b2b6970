import type { TrayCommand } from '../../../core/tray/tray-item.ts';
import type { App } from '../../../app/open-app.ts';
import { openTray } from './electron-tray.ts';
import { followApp } from './follow-status.ts';
import { hasTrayHost } from './tray-host.ts';

export interface TrayKeeper {
  /** Whether somebody sees the icon, as far as can be known. */
  isSeen(): Promise<boolean>;
  close(): void;
}

/** Shows the app in the tray for as long as it runs. */
export async function startTray(
  app: App,
  command: (command: TrayCommand) => void,
  look: { readonly canUpdate: boolean; readonly locale: string },
): Promise<TrayKeeper> {
  const feed = await followApp(app, look);
  const tray = openTray(feed.view(), command, app.log);
  if (tray !== null) feed.follow(tray.show);
  return {
    isSeen: async () => tray !== null && (await hasTrayHost(process.platform, process.env)),
    close() {
      feed.close();
      tray?.close();
    },
  };
}
