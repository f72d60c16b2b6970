import { app } from 'electron/main';
import type { LiveSettings } from '../../../core/settings/live-settings.ts';
import type { Log } from '../../../core/ports/log.ts';
import { openAtLogin } from './login-item.ts';
import { autostart, autostartFile, programPath } from './xdg-autostart.ts';

/** Does what the setting says, now and whenever it changes. */
export function keepStartAtLogin(settings: LiveSettings, log: Log): void {
  const apply = (): void => {
    try {
      startAtLogin(settings.current().startup.openAtLogin);
    } catch (error) {
      log.warn('starting at login could not be changed', { error });
    }
  };
  apply();
  settings.onChange((now, before) => {
    if (now.startup.openAtLogin !== before.startup.openAtLogin) apply();
  });
}

function startAtLogin(wanted: boolean): void {
  if (process.platform !== 'linux') return openAtLogin(wanted, app);
  autostart(wanted, autostartFile(process.env), programPath(process.env, process.execPath));
}
