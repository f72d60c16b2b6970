import { app as electron, net, Notification, safeStorage } from 'electron/main';
import ElectronStore from 'electron-store';
import { createDesktopNotifier } from '../../adapters/notifier/desktop-notifier.ts';
import { createPreferredNotifier } from '../../adapters/notifier/preferred-notifier.ts';
import { openSettingsFile } from '../../adapters/settings/settings-file.ts';
import { systemTimers } from '../../adapters/timers/system-timers.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Notifier } from '../../core/ports/notifier.ts';
import type { Translate } from '../../core/ports/translate.ts';
import { usableLocale } from '../../core/text/locale.ts';
import type { FileDestination, ShellParts } from '../../app/shell-parts.ts';
import { version } from '../../app/version.ts';
import { confirmHooks } from './confirm-hooks.ts';
import { createElectronUpdater, loadElectronUpdater, updatesItself } from './electron-updater.ts';
import { createElectronFetch } from './net/electron-fetch.ts';
import { createElectronNotifier, type ElectronNotifierParts } from './notices/electron-notifier.ts';
import { ownFiles } from './own-files.ts';
import { openSecrets, type SecretsConcern } from './secrets/open-secrets.ts';

/** AppUserModelID: Windows shows notices only for the one its Start-menu shortcut carries. */
export const appId = 'com.offhook.app';

export interface ElectronPartsNeeds extends Pick<ElectronNotifierParts, 'clicked'> {
  /** Null until the app is open. */
  readonly translate: () => Translate | null;
  readonly quitThen: (last: () => void) => void;
  readonly openSignIn: (url: string) => void;
  readonly concern: (concern: SecretsConcern) => void;
  readonly fileDestination: FileDestination;
}

/** The Electron way of everything that has another. */
export function electronParts(needs: ElectronPartsNeeds): ShellParts {
  return {
    openSettings: (folder) => openSettingsFile(folder, (options) => new ElectronStore(options)),
    openSecrets: (folder) =>
      openSecrets(folder, { keyStore: safeStorage, platform: process.platform, concern: needs.concern }),
    openNotifier: (log) => openNotifier(needs, log),
    fetch: createElectronFetch((options) => net.request(options)),
    description: {
      version: version(),
      shell: 'electron',
      locale: localeOf(),
      can: { openAtLogin: electron.isPackaged, update: canUpdate() },
    },
    fileDestination: needs.fileDestination,
    openInBrowser: needs.openSignIn,
    async confirmHooks(hooks) {
      const translate = needs.translate();
      return translate !== null && confirmHooks(hooks, translate);
    },
    openUpdater: canUpdate()
      ? (feedUrl) =>
          createElectronUpdater({
            load: loadElectronUpdater,
            feedUrl,
            quitThen: needs.quitThen,
            exit: () => electron.exit(1),
          })
      : null,
  };
}

/** Whether this copy was installed in a way that can be updated from within. */
export function canUpdate(): boolean {
  const place = {
    program: process.execPath,
    resources: process.resourcesPath,
    appImage: process.env['APPIMAGE'],
  };
  return electron.isPackaged && updatesItself(process.platform, place);
}

/** The language of the system's dates and numbers, which need not be that of its menus. */
export function localeOf(): string {
  return usableLocale(electron.getSystemLocale(), electron.getLocale());
}

/** Two tries in the ten seconds a notice may take. */
const eachTryMs = 5_000;

/** Electron's own first; what it refuses (an unsigned program on macOS) goes to the helper programs. */
function openNotifier({ translate, clicked }: ElectronPartsNeeds, log: Log): Notifier {
  const own = createElectronNotifier({
    openNotice: (options) => new Notification(options),
    isSupported: () => Notification.isSupported(),
    platform: process.platform,
    label: (button) => translate()?.(`notice.action.${button}`) ?? '',
    clicked,
    timers: systemTimers,
    timeoutMs: eachTryMs,
  });
  return createPreferredNotifier(own, () =>
    createDesktopNotifier({
      appName: 'Offhook',
      icon: ownFiles.icon,
      windowsAppId: appId,
      timeoutMs: eachTryMs,
      log,
    }),
  );
}
