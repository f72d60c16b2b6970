import { quietUntilKey } from '../../../core/notices/notice-rules.ts';
import type { ShownSettings, TunnelTrial, WritableSecret } from '../../../contract/window-api.ts';
import type { LiveSettings } from '../../../core/settings/live-settings.ts';
import type { Notices } from '../../../core/notices/notices.ts';
import type { Log } from '../../../core/ports/log.ts';
import type { SettingsKey } from '../../../core/ports/settings-store.ts';
import { readSettings, type Settings } from '../../../core/settings/settings.ts';
import type { SessionFiles } from '../../session-files.ts';
import type { ShellParts } from '../../shell-parts.ts';
import type { RequestHandlers, WindowEventBus } from '../window-service.ts';

export interface SettingsHandlerParts {
  readonly files: SessionFiles;
  readonly notices: Notices;
  readonly tryTunnel: (tunnel: Settings['tunnel']) => Promise<TunnelTrial>;
  readonly shell: ShellParts;
  readonly secretsChanged: () => void;
  readonly events: WindowEventBus;
  readonly log: Log;
}

/** The listener is opened once, at the start. */
const fixedAtStart: readonly SettingsKey[] = ['listener.port', 'listener.path'];

type Handlers = Pick<
  RequestHandlers,
  'settings.read' | 'settings.set' | 'secrets.set' | 'notice.try' | 'tunnel.try' | 'quiet.until'
>;

/** @returns `tell` too: the secrets that are kept are shown with the settings, and change elsewhere as well. */
const defaults = readSettings({}).settings;

export function settingsHandlers(parts: SettingsHandlerParts): { readonly answers: Handlers; tell(): void } {
  const { files, events, log } = parts;
  const { settings } = files;
  const atStart = settings.current();
  settings.onChange(tell);

  const answers: Handlers = {
    'settings.read': shown,
    async 'settings.set'({ key, value }) {
      const { confirmHooks } = parts.shell;
      if (key === 'hooks' && confirmHooks !== null && !(await confirmHooks(hooksIn(value)))) {
        return { kind: 'failed', detail: 'the operator said no' };
      }
      return settings.set(key, value);
    },
    async 'secrets.set'({ key, value }) {
      try {
        await files.secrets.set({ [key]: value });
      } catch (error) {
        log.error('a secret could not be kept', { error });
        return { kept: false };
      }
      parts.secretsChanged();
      return { kept: true };
    },
    'notice.try': () => parts.notices.app({ about: 'trial' }),
    'tunnel.try': parts.tryTunnel,
    'quiet.until'({ untilMs }) {
      settings.set(quietUntilKey, untilMs);
      return null;
    },
  };
  return { answers, tell };

  function tell(): void {
    events.emit('settings.changed', shown());
  }

  function shown(): ShownSettings {
    const { settings: now, problems } = settings.read();
    const kept = files.kept();
    const has = (key: WritableSecret): boolean => kept[key] !== null;
    return {
      settings: now,
      defaults,
      problems,
      locked: settings.locked(),
      policyFile: files.policyFile,
      secrets: {
        applicationToken: has('applicationToken'),
        clientSecret: has('clientSecret'),
        incomingWebhookUrl: has('incomingWebhookUrl'),
      },
      restartFor: changedSince(atStart, settings),
    };
  }
}

function changedSince(atStart: Settings, settings: LiveSettings): readonly SettingsKey[] {
  const { port, path } = settings.current().listener;
  const same: Readonly<Record<string, boolean>> = {
    'listener.port': port === atStart.listener.port,
    'listener.path': path === atStart.listener.path,
  };
  return fixedAtStart.filter((key) => same[key] === false);
}

/** What is no list of hooks is refused by the settings themselves; here it only must not pass unasked. */
function hooksIn(value: unknown): Settings['hooks'] {
  return readSettings({ hooks: value }).settings.hooks;
}
