/** Start at login: kept in memory, as no desktop is there to keep it. */
import { record } from './records.ts';
import { scenario } from './scenario.ts';

type LoginItems = Pick<Electron.App, 'setLoginItemSettings' | 'getLoginItemSettings'>;

export function loginItems(): LoginItems {
  let current: Electron.Settings = { openAtLogin: false };
  return {
    setLoginItemSettings(settings) {
      current = settings;
      record('app.setLoginItemSettings', settings);
    },
    getLoginItemSettings(options = {}) {
      const registered = current.openAtLogin === true;
      // Documented: with other `path` or `args` than those it was set with, `openAtLogin` is not true.
      const same =
        (options.path ?? process.execPath) === (current.path ?? process.execPath) &&
        JSON.stringify(options.args ?? []) === JSON.stringify(current.args ?? []);
      return {
        openAtLogin: registered && (scenario.platform !== 'win32' || same),
        wasOpenedAtLogin: scenario.openedAtLogin,
        status: registered ? 'enabled' : 'not-registered',
        executableWillLaunchAtLogin: registered && current.enabled !== false,
        launchItems: [],
      };
    },
  };
}
