import { createOAuthSignIn } from '../../../src/adapters/portal/oauth-sign-in.ts';
import { portalOfSettings, type PortalParts } from '../../../src/adapters/portal/portal-of-settings.ts';
import type { Fetch } from '../../../src/adapters/portal/http-exchange.ts';
import { sameSecret } from '../../../src/adapters/secrets/constant-time.ts';
import { systemClock } from '../../../src/adapters/timers/system-clock.ts';
import { systemTimers } from '../../../src/adapters/timers/system-timers.ts';
import type { PortalFailure } from '../../../src/core/portal/portal-failure.ts';
import type { Portal } from '../../../src/core/ports/portal.ts';
import type { SecretStore } from '../../../src/core/ports/secret-store.ts';
import type { SignIn } from '../../../src/core/ports/sign-in.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import { startDemoPortal, type DemoPortal } from '../../../src/demo-portal/demo-portal.ts';
import { freePort } from '../../listening-port.ts';
import { memorySecrets } from '../../fakes/memory-secrets.ts';
import { recordingLog, type RecordingLog } from '../../fakes/recording-log.ts';

export interface PortalRig {
  readonly demo: DemoPortal;
  readonly portal: () => Portal;
  readonly signIn: SignIn;
  readonly secrets: SecretStore;
  readonly log: RecordingLog;
  readonly renamed: readonly string[];
  /** Why each session was over that ended by itself. */
  readonly ended: readonly PortalFailure[];
  readonly redirectPort: number;
  /** The application an administrator would type in. */
  readonly application: Parameters<SignIn['start']>[0];
}

export interface RigOptions extends Partial<Pick<PortalParts, 'clock' | 'timers' | 'log'>> {
  readonly mode?: 'app' | 'webhook';
  readonly fetch?: Fetch;
  readonly secrets?: SecretStore;
}

/** The real adapter before the demo portal. */
export async function portalRig({ mode = 'app', ...options }: RigOptions = {}): Promise<PortalRig> {
  const demo = await startDemoPortal({ domain: 'host' });
  const redirectPort = await freePort();
  demo.app.setRedirect(`http://127.0.0.1:${redirectPort}/`);
  const secrets = options.secrets ?? memorySecrets();
  const log = recordingLog();
  const renamed: string[] = [];
  const ended: PortalFailure[] = [];
  const local = { portal: demo.origin, oauth: demo.origin };
  const { clientId, clientSecret } = demo.app;
  const domain = 'demo.bitrix24.example';
  const { portal: defaults } = readSettings({}).settings;
  const shared = {
    secrets,
    fetch: options.fetch ?? fetch,
    userAgent: 'Offhook/0',
    timers: options.timers ?? systemTimers,
    local,
    log: options.log ?? log,
  };
  return {
    demo,
    portal: portalOfSettings({
      ...shared,
      settings: () => ({ ...defaults, mode, domain, clientId, memberId: demo.memberId }),
      clock: options.clock ?? systemClock,
      random: () => 0,
      renamed: (name) => renamed.push(name),
      sessionEnded: (failure) => ended.push(failure),
    }),
    signIn: createOAuthSignIn({ ...shared, sameSecret }),
    secrets,
    log,
    renamed,
    ended,
    redirectPort,
    application: { domain, clientId, clientSecret, redirectPort },
  };
}

/** As a browser does that is signed in to the portal: follows to the application's own address. */
export async function browse(authorizeUrl: string): Promise<Response> {
  return fetch(authorizeUrl, { redirect: 'follow' });
}

/** Signs in for good. */
export async function signedIn(rig: PortalRig): Promise<void> {
  const attempt = await rig.signIn.start(rig.application);
  await browse(attempt.authorizeUrl);
  const outcome = await attempt.outcome;
  if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(outcome)}`);
}
