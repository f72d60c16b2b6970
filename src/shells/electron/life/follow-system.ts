import { app as electron, nativeTheme } from 'electron/main';
import type { App } from '../../../app/open-app.ts';
import { setApplicationMenu } from '../application-menu.ts';
import { followPower } from './power.ts';
import { keepStartAtLogin } from './start-at-login.ts';
import { watchForTrouble } from './trouble.ts';

export interface SystemParts {
  /** False for a demo or another data folder: nothing outside it is touched. */
  readonly ownsMachine: boolean;
  /** Tells the operator that something failed. */
  readonly trouble: () => void;
}

/** Everything between the app and the system it runs on that is neither tray, notice nor window. */
export function followSystem(app: App, { ownsMachine, trouble }: SystemParts): void {
  watchForTrouble(app.log, trouble);
  followPower(app.recheck);
  setApplicationMenu(process.platform);
  const theme = (): void => {
    nativeTheme.themeSource = app.settings.current().appearance.theme;
  };
  theme();
  app.settings.onChange(theme);
  if (!electron.isPackaged || !ownsMachine) return;
  keepStartAtLogin(app.settings, app.log);
  // On Linux the package's desktop file says it.
  if (process.platform !== 'linux') electron.setAsDefaultProtocolClient('offhook');
}
