import { createLiveSettings, type LiveSettings } from '../../core/live-settings.ts';
import type { SettingsStore } from '../../core/ports/settings-store.ts';
import { startDemoPortal } from '../../demo-portal/portal.ts';
import type { SessionFiles } from './session-files.ts';

export interface ConnectedDemo {
  readonly files: SessionFiles;
  /** Subscribes the handler, and lets calls come. */
  startCalls(handlerUrl: string): void;
  close(): Promise<void>;
}

/** Believes the embedded demo portal instead of whatever the files say. Nothing of it is written to them. */
export async function connectDemo(own: SessionFiles): Promise<ConnectedDemo> {
  const portal = await startDemoPortal();
  const { memberId, applicationToken, operatorId } = portal;
  const secrets = { ...own.kept(), applicationToken };
  return {
    files: {
      ...own,
      settings: demoSettings(own.settings, { memberId, operatorId, domain: portal.domain }),
      kept: () => secrets,
      session: () => ({ memberId, applicationToken, operatorId }),
      pinPortal: () => {},
    },
    startCalls(handlerUrl) {
      portal.bind(['ONVOXIMPLANTCALLINIT', 'ONVOXIMPLANTCALLSTART', 'ONVOXIMPLANTCALLEND'], handlerUrl);
      portal.play();
    },
    close: () => portal.close(),
  };
}

/** The operator's own settings, but for the portal; and no tunnel: the made-up portal is on this machine. */
function demoSettings(
  own: LiveSettings,
  portal: { readonly memberId: string; readonly operatorId: string; readonly domain: string },
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
