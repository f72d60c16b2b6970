import type { AppLife } from './app-life.ts';
import type { PortalLinkPorts } from './link-ports.ts';
import type { RoundTrip } from './round-trip.ts';

export interface AppNews {
  /** Bitrix24 has installed or updated the application: its subscriptions may be gone. */
  changed(withinMs: number): void;
  removed(): void;
}

/** Bitrix24 tells every desktop of an update in the same moment, and an update takes every subscription away. */
const updateSpreadMs = 30_000;
const installSpreadMs = 3_000;

/** What the link tells the intake, and hears from it. In webhook mode there is no application to hear of. */
export function followApp(
  { portal, settings, secrets, log }: PortalLinkPorts,
  trips: RoundTrip,
  news: AppNews,
): AppLife {
  const isAppMode = (): boolean => settings().mode === 'app';

  return {
    awaitedNonce: () => (isAppMode() ? trips.awaitedNonce() : null),
    async confirms(accessToken) {
      return isAppMode() && (await portal().confirmAccessToken(accessToken)).kind === 'ok';
    },
    async learnToken(applicationToken) {
      try {
        await secrets.set({ applicationToken });
        log.info('the application token was learned');
        return true;
      } catch (error) {
        log.error('the application token could not be kept', { error });
        return false;
      }
    },
    testArrived: (nonce) => trips.arrived(nonce),
    happened(what) {
      if (!isAppMode()) return;
      log.info('something happened to the application in the portal', { what });
      if (what === 'app-removed') news.removed();
      else news.changed(what === 'app-updated' ? updateSpreadMs : installSpreadMs);
    },
  };
}
