/** What only a desktop would show of a window: recorded where a test may care. */
import { record } from './records.ts';

export type DecorationMethods = keyof ReturnType<typeof windowDecorations>;

export function windowDecorations(id: number) {
  let onTop = false;
  return {
    center() {},
    setMinimumSize() {},
    setAlwaysOnTop(flag: boolean) {
      onTop = flag;
    },
    isAlwaysOnTop: () => onTop,
    flashFrame: (flag: boolean) => record('browserWindow.flashFrame', { id, flag }),
    isEnabled: () => true,
    setEnabled() {},
    setSkipTaskbar() {},
    setMenu: (menu: Electron.Menu | null) => record('browserWindow.setMenu', { id, set: menu !== null }),
    removeMenu: () => record('browserWindow.setMenu', { id, set: false }),
    setMenuBarVisibility() {},
    setAutoHideMenuBar() {},
    setIcon() {},
    setOverlayIcon: (_overlay: Electron.NativeImage | null, description: string) =>
      record('browserWindow.setOverlayIcon', { id, description }),
    setBackgroundColor() {},
    setTitleBarOverlay() {},
    setContentProtection() {},
    setVisibleOnAllWorkspaces() {},
    moveTop() {},
  };
}
