import type { ShownSettings, TunnelTrial, WritableSecret } from '../../../contract/window-api.ts';
import type { LiveSettings } from '../../../core/live-settings.ts';
import type { Log } from '../../../core/ports/log.ts';
import type { NoticeOutcome, Notifier } from '../../../core/ports/notifier.ts';
import type { SettingsKey } from '../../../core/ports/settings-store.ts';
import type { Translate } from '../../../core/ports/translate.ts';
import type { Settings } from '../../../core/settings.ts';
import type { SessionFiles } from '../session-files.ts';
import type { WindowAnswers, WindowEventBus } from '../window-service.ts';

export interface SettingsAnswerParts {
  readonly files: SessionFiles;
  readonly policyFile: string | null;
  readonly notifier: Notifier;
  readonly translate: Translate;
  readonly tryTunnel: (tunnel: Settings['tunnel']) => Promise<TunnelTrial>;
  /** Asks the operator outside the window whether these programs may be run; null where only the window can ask. */
  readonly confirmHooks: ((hooks: Settings['hooks']) => Promise<boolean>) | null;
  readonly secretsChanged: () => void;
  readonly events: WindowEventBus;
  readonly log: Log;
}

/** The listener is opened once, at the start. */
const fixedAtStart: readonly SettingsKey[] = ['listener.port', 'listener.path'];

type Answers = Pick<
  WindowAnswers,
  'settings.read' | 'settings.set' | 'secrets.set' | 'notice.try' | 'tunnel.try' | 'quiet.until'
>;

export function settingsAnswers(parts: SettingsAnswerParts): Answers {
  const { files, events, log } = parts;
  const { settings } = files;
  const atStart = settings.current();
  settings.onChange(tell);

  return {
    'settings.read': shown,
    async 'settings.set'({ key, value }) {
      if (isAboutHooks(key) && parts.confirmHooks !== null && !(await parts.confirmHooks(hooksIn(value)))) {
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
      tell();
      return { kept: true };
    },
    'notice.try': () => tryNotice(parts),
    'tunnel.try': parts.tryTunnel,
    'quiet.until'({ untilMs }) {
      settings.set('notifications.doNotDisturb.until', untilMs);
      return null;
    },
  };

  function tell(): void {
    events.emit('settings.changed', shown());
  }

  function shown(): ShownSettings {
    const { settings: now, problems } = settings.read();
    const kept = files.kept();
    const has = (key: WritableSecret): boolean => kept[key] !== null;
    return {
      settings: now,
      problems,
      locked: settings.locked(),
      policyFile: parts.policyFile,
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

function isAboutHooks(key: SettingsKey): boolean {
  return key === 'hooks';
}

/** What is no list of hooks is refused by the settings themselves; here it only must not pass unasked. */
function hooksIn(value: unknown): Settings['hooks'] {
  return Array.isArray(value) ? (value as Settings['hooks']) : [];
}

function tryNotice({ notifier, translate, files }: SettingsAnswerParts): Promise<NoticeOutcome> {
  return notifier.show({
    key: 'trial',
    title: translate('notice.trial.title'),
    body: translate('notice.trial.body'),
    sound: files.settings.current().notifications.sound,
  });
}
