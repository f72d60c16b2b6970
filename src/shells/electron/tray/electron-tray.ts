import { isDeepStrictEqual } from 'node:util';
import { Menu, Tray } from 'electron/main';
import type { Log } from '../../../core/ports/log.ts';
import type { TrayCommand } from '../../../core/tray/tray-item.ts';
import type { TrayView } from '../../../core/tray/tray-view.ts';
import { menuTemplate } from './menu-template.ts';
import { trayIcon } from './tray-icon.ts';

export interface ShownTray {
  show(view: TrayView): void;
  close(): void;
}

/** @returns null when the system has no place for it. Whoever gets one must keep it: a collected tray vanishes. */
export function openTray(
  first: TrayView,
  command: (command: TrayCommand) => void,
  log: Log,
): ShownTray | null {
  try {
    const tray = new Tray(trayIcon(first.state, process.platform));
    tray.on('click', () => command({ kind: 'open', view: 'history' }));
    let shown: Partial<TrayView> = { state: first.state };
    show(first);
    return { show, close: () => tray.destroy() };

    /** On Linux a menu is sent to the panel as a whole, and flickers: only what changed is set. */
    function show(view: TrayView): void {
      if (tray.isDestroyed()) return;
      if (view.state !== shown.state) tray.setImage(trayIcon(view.state, process.platform));
      if (view.tooltip !== shown.tooltip) tray.setToolTip(view.tooltip);
      if (!isDeepStrictEqual(view.menu, shown.menu)) {
        tray.setContextMenu(Menu.buildFromTemplate(menuTemplate(view.menu, command)));
      }
      shown = view;
    }
  } catch (error) {
    log.warn('the tray could not be opened', { error });
    return null;
  }
}
