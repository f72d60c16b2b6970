import { randomBytes } from 'node:crypto';
import type { LocalOrigins } from '../adapters/portal/hosts.ts';
import { createOAuthSignIn } from '../adapters/portal/oauth-sign-in.ts';
import { portalOfSettings } from '../adapters/portal/portal-of-settings.ts';
import { sameSecret } from '../adapters/secrets/constant-time.ts';
import { systemClock } from '../adapters/timers/system-clock.ts';
import { systemTimers } from '../adapters/timers/system-timers.ts';
import { createPortalClock, type PortalClock } from '../core/portal/portal-clock.ts';
import { createPortalLink, type PortalLink } from '../core/portal/portal-link.ts';
import type { Log } from '../core/ports/log.ts';
import type { Portal } from '../core/ports/portal.ts';
import type { SettingsKey } from '../core/ports/settings-store.ts';
import type { SignIn } from '../core/ports/sign-in.ts';
import { expectedAheadMs } from '../core/status/follow-clock.ts';
import { aheadFile, remembered } from './remembered.ts';
import type { SessionFiles } from './session-files.ts';
import type { ShellParts } from './shell-parts.ts';
import type { AppStatusStore } from '../core/status/app-status-store.ts';

export interface PortalConnectionParts {
  readonly shell: ShellParts;
  /** The data folder. */
  readonly folder: string;
  readonly files: SessionFiles;
  readonly statusStore: AppStatusStore;
  /** Stands for Bitrix24 on this machine; null for the real one. */
  readonly local: LocalOrigins | null;
  readonly log: Log;
  readonly opened: AsyncDisposableStack;
}

/** Everything that talks to Bitrix24 on the operator's behalf. */
export interface PortalConnection {
  /** Of whoever is signed in at that moment. */
  readonly portal: () => Portal;
  readonly clock: PortalClock;
  readonly link: PortalLink;
  readonly signIn: SignIn;
}

export function openPortalConnection(parts: PortalConnectionParts): PortalConnection {
  const { shell, folder, files, statusStore, local, log, opened } = parts;
  const { settings, secrets } = files;
  const shared = {
    secrets,
    fetch: shell.fetch,
    userAgent: `Offhook/${shell.description.version}`,
    timers: systemTimers,
    local,
    oauthServer: remembered(folder, 'oauth-server', log),
    log,
  };
  const keep = (key: SettingsKey, value: unknown): void => {
    const outcome = settings.set(key, value);
    if (outcome.kind !== 'kept') log.warn('a setting was not kept', { key, outcome });
  };
  const portal = portalOfSettings({
    ...shared,
    settings: () => settings.current().portal,
    clock: systemClock,
    random: Math.random,
    renamed: (domain) => keep('portal.domain', domain),
    sessionEnded: (failure) => link.sessionOver(failure),
  });
  const clock = createPortalClock(portal, systemClock, expectedAheadMs(remembered(folder, aheadFile, log)));
  statusStore.followClock(clock);
  const link = createPortalLink({
    portal,
    settings: () => settings.current().portal,
    secrets,
    path: files.path,
    keepOperator(operatorId) {
      if (settings.current().portal.operatorId !== operatorId) keep('portal.operatorId', operatorId);
    },
    forgetPortal() {
      keep('portal.memberId', null);
      keep('portal.operatorId', null);
    },
    proven: remembered(folder, 'proven-address', log),
    measureClock: clock.measure,
    timers: systemTimers,
    clock: systemClock,
    random: Math.random,
    newNonce: () => randomBytes(16).toString('hex'),
    sameSecret,
    log,
    changed: statusStore.portal,
  });
  opened.defer(() => link.stop());
  return { portal, clock, link, signIn: createOAuthSignIn({ ...shared, sameSecret }) };
}
