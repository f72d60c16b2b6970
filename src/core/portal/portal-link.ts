import type { PortalStatus } from '../status/app-status.ts';
import type { Answer } from '../ports/portal.ts';
import type { AppLife } from './app-life.ts';
import { connectApp } from './connect-app.ts';
import { connectWebhook } from './connect-webhook.ts';
import { ownFailure, type Connection } from './connection.ts';
import { followApp } from './follow-app-life.ts';
import { createLatestWork } from './latest-work.ts';
import { forget, leavePortal } from './leave-portal.ts';
import type { LinkedPortal, PortalLinkPorts } from './link-ports.ts';
import { createLinkStatus } from './link-status.ts';
import { jittered, linkRetryMs, linkTimes } from './link-times.ts';
import type { PortalFailure } from './portal-failure.ts';
import { createRoundTrip, type RoundTripOutcome } from './round-trip.ts';
import { testEvent } from './subscriptions.ts';

export interface PortalLink extends AppLife {
  status(): PortalStatus;
  /** Once, when the program starts. Rejects when the secrets cannot be read. */
  start(): Promise<void>;
  /**
   * Somebody signed in; the tokens and the pinned portal are kept already.
   * @param isAnother another application, or another portal, than before: its application token is forgotten. Rejects when that
   * cannot be written.
   */
  signedIn(isAnother: boolean): Promise<void>;
  /** The mode, the token or the incoming webhook was changed by hand: looks anew, at once. */
  reconnect(): void;
  /** @param handlerUrl what Bitrix24 has to call from now on, proven to lead here; with the secret path. */
  handlerChanged(handlerUrl: string): void;
  /** For the doctor: an ONAPPTEST round trip now, or the one that is under way. App mode only. */
  roundTrip(waitMs: number): Promise<RoundTripOutcome>;
  /** Bitrix24 ended the session, whoever noticed: the tokens are gone already. */
  sessionOver(failure: PortalFailure): void;
  /**
   * Unbinds what is ours as far as the portal answers within a quarter of a minute, and forgets every secret but the client's, the
   * pinned portal and the operator. Rejects when the secrets cannot be written.
   */
  signOut(): Promise<void>;
  /** For good. */
  stop(): void;
}

/** Keeps the program connected to its portal: identity, subscriptions, application token, and the proof that calls arrive. */
export function createPortalLink(ports: PortalLinkPorts): PortalLink {
  const { portal, settings, secrets, proven, clock, random, log } = ports;
  const status = createLinkStatus(ports);
  const trips = createRoundTrip({
    ...ports,
    expectTest,
    raiseTest: (nonce) => portal().raiseTest(nonce),
    late,
  });
  const work = createLatestWork(ports.timers, connect);
  const isAppMode = (): boolean => settings().mode === 'app';
  let handlerUrl: string | null = null;
  /** An address that needs no hurry: as far as we know everything was bound to it when the program stopped. */
  let trustedUrl: string | null = null;
  let attempt = 0;
  let isTestLost = false;
  /** As far as we know: the answer to binding it, or to taking that back, may have been lost. */
  let isTestBound = false;

  return {
    ...followApp(ports, trips, { changed: (withinMs) => connectIn(withinMs * random()), removed }),
    status: status.read,
    async start() {
      if (!isAppMode()) return connectIn(0);
      const { refreshToken, applicationToken } = await secrets.read();
      if (refreshToken === null) return status.enter('signed-out');
      const url = handlerUrl;
      connectIn(linkTimes.addressMs);
      trustedUrl = applicationToken !== null && settings().operatorId !== null ? proven.read() : null;
      if (url !== null) moveTo(url);
    },
    async signedIn(isAnother) {
      if (isAnother) await secrets.set({ applicationToken: null });
      connectIn(0);
    },
    reconnect: () => connectIn(0),
    handlerChanged(url) {
      const isNews = url !== handlerUrl;
      handlerUrl = url;
      if (isNews && isAppMode() && status.read().state !== 'signed-out') moveTo(url);
    },
    roundTrip: (waitMs) => trips.ask(waitMs),
    sessionOver(failure) {
      drop();
      status.enter('signed-out', failure);
    },
    async signOut() {
      drop();
      await leavePortal(ports, work.idle());
      ports.forgetPortal();
      status.enter('signed-out');
    },
    stop() {
      work.close();
      trips.cancel();
    },
  };

  function moveTo(url: string): void {
    if (url !== trustedUrl) return connectIn(linkTimes.urgentMs * random());
    status.enter('connected');
    work.startIn(linkTimes.leisurelyMs * random());
  }

  function connectIn(delayMs: number): void {
    trips.cancel();
    attempt = 0;
    trustedUrl = null;
    status.enter('connecting');
    work.startIn(delayMs);
  }

  async function connect(isCurrent: () => boolean): Promise<void> {
    const found = await look(isCurrent).catch(unforeseen);
    if (found !== null && isCurrent()) settle(found);
  }

  async function look(isCurrent: () => boolean): Promise<Connection | null> {
    const parts = { ...ports, isCurrent, identified: status.identified };
    if (isAppMode()) return connectApp({ ...parts, portal: portal(), trips, handlerUrl });
    const { operatorId } = settings();
    const profile = (): ReturnType<LinkedPortal['profile']> => portal().profile();
    return connectWebhook({ ...parts, secrets: await secrets.read(), operatorId, profile });
  }

  function settle(found: Connection): void {
    trustedUrl = null;
    isTestLost = found.kind === 'test-lost';
    switch (found.kind) {
      case 'connected':
        return connected(found.failure);
      case 'not-installed':
        status.enter('not-installed');
        return work.repeatIn(jittered(linkTimes.patientMs, random()));
      case 'needs-address':
        return status.enter('connecting');
      case 'operator-unknown':
        return status.enter('operator-unknown');
      case 'signed-out':
        return status.enter('signed-out', found.failure);
      case 'test-lost':
        return failed(ownFailure('timed-out', 'no ONAPPTEST came back through the tunnel'));
      case 'failed':
        return failed(found.failure);
    }
  }

  function connected(failure: PortalFailure | null): void {
    if (isAppMode() && handlerUrl !== null && !isTestBound) proven.keep(handlerUrl);
    if (failure === null) attempt = 0;
    const nextMs = isTestBound ? linkTimes.patientMs : linkTimes.recheckMs;
    const againMs = failure === null ? jittered(nextMs, random()) : retryMs(failure);
    status.enter('connected', failure);
    work.repeatIn(againMs);
  }

  function failed(failure: PortalFailure): void {
    const againMs = retryMs(failure);
    status.enter('failed', { ...failure, retryAtMs: clock.now() + againMs });
    work.repeatIn(againMs);
  }

  function retryMs(failure: PortalFailure): number {
    attempt += 1;
    return linkRetryMs(failure, { attempt: attempt - 1, random: random(), nowMs: clock.now() });
  }

  /** Until it is taken back no address counts as proven: a program that is killed in between tidies up when it starts. */
  async function expectTest(): Promise<Answer<() => Promise<void>>> {
    if (handlerUrl === null)
      return { kind: 'failed', failure: ownFailure('unreachable', 'no public address') };
    const [asked, row] = [portal(), { event: testEvent, handlerUrl, authType: 0 }];
    const before = proven.read();
    isTestBound = true;
    proven.keep(null);
    const bound = await asked.bind(row.event, row.handlerUrl);
    if (bound.kind === 'failed') return bound;
    return {
      kind: 'ok',
      async value() {
        isTestBound = (await asked.unbind(row)).kind === 'failed';
        if (!isTestBound) proven.keep(before);
      },
    };
  }

  function late(): void {
    if (isTestLost) settle({ kind: 'connected', failure: null });
  }

  function removed(): void {
    drop();
    const detail = 'the application was removed from the portal';
    status.enter('signed-out', { ...ownFailure('wrong-application', detail), code: 'ONAPPUNINSTALL' });
    forget(secrets).catch((error: unknown) => log.error('secrets could not be forgotten', { error }));
  }

  function unforeseen(error: unknown): Connection {
    log.error('connecting to the portal failed in a way nobody planned', { error });
    return { kind: 'failed', failure: ownFailure('unexpected', 'the program itself failed; see the log') };
  }

  function drop(): void {
    work.drop();
    trips.cancel();
  }
}
