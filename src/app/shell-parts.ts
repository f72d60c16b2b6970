import type { Log } from '../core/ports/log.ts';
import type { Notifier } from '../core/ports/notifier.ts';
import type { SecretStore } from '../core/ports/secret-store.ts';
import type { SettingsStore } from '../core/ports/settings-store.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { Updater } from '../core/ports/updater.ts';
import type { AppDescription } from '../contract/window-api.ts';

/** What differs between the shells: everything that has an Electron way and another. */
export interface ShellParts {
  readonly openSettings: (folder: string) => Opened<SettingsStore>;
  readonly openSecrets: (folder: string) => Promise<Opened<SecretStore>> | Opened<SecretStore>;
  readonly openNotifier: (log: Log) => Notifier;
  /** Electron's own goes through the system's proxy and certificates. */
  readonly fetch: typeof fetch;
  readonly description: Pick<AppDescription, 'version' | 'shell' | 'locale' | 'can'>;
  /** Where a file goes that the operator asked for. */
  readonly fileDestination: FileDestination;
  /** Opens an https address in the operator's browser; null where the window itself is one. */
  readonly openInBrowser: ((url: string) => void) | null;
  /**
   * Asks the operator, outside of the window, whether these hooks may be run; null where there is only the window to
   * ask in. Whatever runs in the window could have been put there by a name or a note.
   */
  readonly confirmHooks: ((hooks: Settings['hooks']) => Promise<boolean>) | null;
  /** Null where the program is updated by other means. @param feedUrl `updates.feedUrl`, asked at every check. */
  readonly openUpdater: ((feedUrl: () => string | null) => Updater) | null;
}

export type Opened<Store> =
  | { readonly kind: 'open'; readonly store: Store; readonly warnings: readonly string[] }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Chooses where an export or a diagnostics bundle is written. */
export interface FileDestination {
  /** @returns an absolute path to write to, or null when the operator changed his mind. */
  choose(suggestedName: string): Promise<string | null>;
  /** Called once the file is whole. @returns how the window gets at it. */
  finished(
    path: string,
  ): { readonly kind: 'file'; readonly path: string } | { readonly kind: 'download'; readonly href: string };
  /** Removes the files that nobody has fetched yet: calls in them were erased. */
  dropUnfetched(): void;
}
