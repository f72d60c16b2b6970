import type { PortalStatus } from '../../../src/core/status/app-status.ts';
import { createPortalLink, type PortalLink } from '../../../src/core/portal/portal-link.ts';
import type { SecretStore, Secrets } from '../../../src/core/ports/secret-store.ts';
import { manualClock, type ManualClock } from '../../fakes/manual-clock.ts';
import { manualTimers, type ManualTimers } from '../../fakes/manual-timers.ts';
import { memorySecrets } from '../../fakes/memory-secrets.ts';
import { plainSameSecret } from '../../fakes/plain-same-secret.ts';
import { recordingLog, type RecordingLog } from '../../fakes/recording-log.ts';
import { smallPortal, type SmallPortal } from './small-portal.ts';

export const path = '0123456789abcdef0123456789abcdef';
export const here = `https://here.example/b24/${path}`;
export const there = `https://there.example/b24/${path}`;
export const startMs = 1_800_000_000_000;
export const signedIn = { accessToken: 'AT', refreshToken: 'RT', clientSecret: 'CS' };

export interface LinkRig {
  readonly link: PortalLink;
  readonly portal: SmallPortal;
  readonly secrets: SecretStore;
  readonly timers: ManualTimers;
  readonly clock: ManualClock;
  readonly log: RecordingLog;
  /** Every state, without repetition. */
  readonly states: string[];
  readonly statuses: PortalStatus[];
  readonly kept: {
    mode: 'app' | 'webhook';
    operatorId: string | null;
    proven: string | null;
    forgotten: number;
  };
  /** What becomes of a test once the portal has raised it. By default it comes back at once. */
  tests: (nonce: string) => void;
  pass(ms: number): Promise<void>;
}

export interface RigOptions {
  readonly mode?: 'app' | 'webhook';
  readonly operatorId?: string | null;
  readonly proven?: string | null;
  readonly secrets?: Partial<Secrets>;
  readonly secretStore?: SecretStore;
  readonly random?: () => number;
  readonly timers?: ManualTimers;
  readonly clock?: ManualClock;
}

/** A link among fakes; nothing is started. */
export function linkRig(options: RigOptions = {}): LinkRig {
  const timers = options.timers ?? manualTimers();
  const clock = options.clock ?? manualClock(startMs);
  const log = recordingLog();
  const secrets = options.secretStore ?? memorySecrets(options.secrets ?? signedIn);
  const { mode = 'app', operatorId = null, proven = null, random = () => 0.5 } = options;
  const kept: LinkRig['kept'] = { mode, operatorId, proven, forgotten: 0 };
  const statuses: PortalStatus[] = [];
  const states: string[] = [];
  const portal = smallPortal({ onTest: (nonce) => rig.tests(nonce), nowMs: clock.now });
  let nonces = 0;
  const link = createPortalLink({
    portal: () => portal,
    settings: () => ({ mode: kept.mode, domain: 'company.bitrix24.com', operatorId: kept.operatorId }),
    ...{ secrets, path, timers, clock, random, log, sameSecret: plainSameSecret },
    keepOperator: (id) => void (kept.operatorId = id),
    forgetPortal() {
      kept.operatorId = null;
      kept.forgotten += 1;
    },
    proven: { read: () => kept.proven, keep: (url) => void (kept.proven = url) },
    measureClock: async () => void (await portal.serverTimeMs()),
    newNonce: () => `nonce-${(nonces += 1)}`,
    changed(status) {
      statuses.push(status);
      if (states.at(-1) !== status.state) states.push(status.state);
    },
  });
  const rig: LinkRig = {
    ...{ link, portal, secrets, timers, clock, log, states, statuses, kept },
    tests: (nonce) => link.testArrived(nonce),
    async pass(ms) {
      const steps = Math.max(1, Math.min(20, Math.ceil(ms / 250)));
      for (let step = 0; step < steps; step += 1) {
        clock.pass(ms / steps);
        timers.advance(ms / steps);
        await settle();
      }
    },
  };
  return rig;
}

/** A link that has just been connected at `here`. */
export async function connectedRig(options: RigOptions = {}): Promise<LinkRig> {
  const rig = linkRig(options);
  await rig.link.start();
  rig.link.handlerChanged(here);
  await rig.pass(5_000);
  return rig;
}

/** Every promise that can go on has gone on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}
