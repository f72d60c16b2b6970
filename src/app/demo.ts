import { createLiveSettings, type LiveSettings } from '../core/settings/live-settings.ts';
import type { LocalOrigins } from '../adapters/portal/hosts.ts';
import type { SettingsStore } from '../core/ports/settings-store.ts';
import type { Tunnel } from '../core/ports/tunnel.ts';
import type { Settings } from '../core/settings/settings.ts';
import { startDemoPortal } from '../demo-portal/demo-portal.ts';
import type { SessionFiles } from './session-files.ts';

export interface ConnectedDemo {
  readonly files: SessionFiles;
  /** Where the made-up portal answers instead of Bitrix24. */
  readonly local: LocalOrigins;
  readonly tunnel: () => Tunnel;
  /** Subscribes the handler, and lets calls come. */
  startCalls(handlerUrl: string): void;
  close(): Promise<void>;
}

/** Believes the embedded demo portal instead of whatever the files say. Nothing of it is written to them. */
export async function connectDemo(own: SessionFiles): Promise<ConnectedDemo> {
  const portal = await startDemoPortal();
  const { memberId, applicationToken, operatorId, incomingWebhookUrl } = portal;
  const secrets = { ...own.kept(), applicationToken, incomingWebhookUrl };
  return {
    files: {
      ...own,
      settings: demoSettings(own.settings, { mode: 'webhook', memberId, operatorId, domain: portal.domain }),
      secrets: { read: () => Promise.resolve(secrets), set: () => Promise.resolve() },
      kept: () => secrets,
      session: () => ({ memberId, applicationToken, operatorId }),
      pinPortal: () => {},
    },
    local: { portal: portal.origin, oauth: portal.origin },
    tunnel: () => onThisMachine,
    startCalls(handlerUrl) {
      portal.bind(['ONVOXIMPLANTCALLINIT', 'ONVOXIMPLANTCALLSTART', 'ONVOXIMPLANTCALLEND'], handlerUrl);
      portal.play();
    },
    close: () => portal.close(),
  };
}

/** The made-up portal needs no tunnel: our own port is as good as a public address. */
export const onThisMachine: Tunnel = {
  start: (localPort) => ({
    opened: Promise.resolve({ kind: 'open', url: `http://127.0.0.1:${localPort}` }),
    onTrouble: () => {},
    close: () => Promise.resolve(),
  }),
};

/** The operator's own settings, but for the portal; and no tunnel: the made-up portal is on this machine. */
function demoSettings(
  own: LiveSettings,
  portal: Pick<Settings['portal'], 'mode' | 'memberId' | 'operatorId' | 'domain'>,
): LiveSettings {
  const store: SettingsStore = {
    read() {
      const { settings, problems } = own.read();
      const shown = { ...settings, portal: { ...settings.portal, ...portal } };
      return { settings: { ...shown, tunnel: { ...settings.tunnel, kind: 'none' } }, problems };
    },
    set(key, value) {
      const outcome = own.set(key, value);
      if (outcome.kind !== 'kept') throw new Error(`${key} was not kept: ${outcome.kind}`);
    },
  };
  return createLiveSettings(store, [...own.locked(), 'portal', 'tunnel']);
}
