import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDesktopNotifier } from '../../adapters/notifier/desktop-notifier.ts';
import { sameSecret } from '../../adapters/secrets/constant-time.ts';
import { openSecretsFile } from '../../adapters/secrets/secrets-file.ts';
import { openSettingsFile } from '../../adapters/settings/settings-file.ts';
import { systemTimers } from '../../adapters/timers/system-timers.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Notifier } from '../../core/ports/notifier.ts';
import { usableLocale } from '../../core/text/locale.ts';
import { openDataFolder } from '../../app/data-folder.ts';
import { openApp, type App } from '../../app/open-app.ts';
import type { FileDestination, ShellParts } from '../../app/shell-parts.ts';
import { spareHeap } from '../../adapters/memory/spare-heap.ts';
import { tellHandler, tellHowToConnect, tellReady, tellWindow } from './ready-line.ts';
import { alsoOnTerminal } from './terminal-notices.ts';
import { version } from '../../app/version.ts';
import { openDownloads } from './window-server/downloads.ts';
import { startWindowServer } from './window-server/window-server.ts';

/**
 * Starts the app without a screen, and its window in the operator's browser.
 * @throws Refusal when something must be mended first.
 */
export async function startHeadless(choices: {
  readonly demo: boolean;
  readonly dataFolder: string | null;
}): Promise<Pick<App, 'log' | 'stop'>> {
  const opened = new AsyncDisposableStack();
  try {
    const folder = openDataFolder(choices.dataFolder, choices.demo);
    opened.defer(() => folder.discard());
    const downloads = openDownloads(join(folder.path, 'downloads'));
    const app = await openApp(
      { folder: folder.path, demo: choices.demo, handlerChanged: tellHandler },
      headlessParts(downloads),
    );
    opened.defer(() => app.stop());
    opened.defer(() => downloads.discard());
    const window = await startWindowServer({
      service: app.window,
      pageFolder,
      downloads,
      sameSecret,
      timers: systemTimers,
      linkChanged: tellWindow,
    });
    opened.defer(() => window.close());
    opened.defer(spareHeap());
    tellReady(app, window.link(), folder.path);
    tellHowToConnect(app);
    return { log: app.log, stop: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

const pageFolder = fileURLToPath(new URL('../../ui', import.meta.url));

export function headlessParts(downloads: FileDestination): ShellParts {
  return {
    openSettings: openSettingsFile,
    openSecrets: openSecretsFile,
    openNotifier,
    fetch,
    description: {
      version: version(),
      shell: 'headless',
      locale: usableLocale(Intl.DateTimeFormat().resolvedOptions().locale, ...environmentLocales()),
      can: { openAtLogin: false, update: false },
    },
    fileDestination: downloads,
    openInBrowser: null,
    confirmHooks: null,
    openUpdater: null,
  };
}

/** Node stops at the first that is set, even to nothing. */
function environmentLocales(): readonly string[] {
  return ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => process.env[name] ?? '');
}

function openNotifier(log: Log): Notifier {
  const notifier = createDesktopNotifier({ appName: 'Offhook', log });
  return process.stdout.isTTY
    ? alsoOnTerminal(notifier, (line) => process.stdout.write(`${line}\n`))
    : notifier;
}
