import type { Clock } from '../ports/clock.ts';
import type { Answer } from '../ports/portal.ts';
import type { SameSecret } from '../ports/same-secret.ts';
import type { Timers } from '../ports/timers.ts';
import type { PortalFailure } from './portal-failure.ts';

export type RoundTripOutcome =
  | { readonly kind: 'returned'; readonly latencyMs: number }
  /** The portal took the order, and nothing came back in time. */
  | { readonly kind: 'lost' }
  /** The portal did not take the order. */
  | { readonly kind: 'failed'; readonly failure: PortalFailure }
  /** What it was to prove is of no interest any more. */
  | { readonly kind: 'cancelled' };

export interface RoundTripPorts {
  /** Has ONAPPTEST brought to us. @returns how to take that back, best effort; must not reject. */
  readonly expectTest: () => Promise<Answer<() => Promise<void>>>;
  /** `Portal.raiseTest` of the portal that is signed in to now. */
  readonly raiseTest: (nonce: string) => Promise<Answer<null>>;
  /** 32 hex characters or more that nobody can guess. */
  readonly newNonce: () => string;
  readonly sameSecret: SameSecret;
  readonly timers: Timers;
  readonly clock: Clock;
  /** It came back after everybody had stopped waiting: slow, but it is proof all the same. */
  readonly late: () => void;
}

export interface RoundTrip {
  /**
   * Has the portal raise an ONAPPTEST and waits for it, so long from when the order was taken. Joins one that is under way.
   * @returns once the portal has been asked to bring us no more of them, unless somebody else still waits for this one.
   */
  ask(waitMs: number): Promise<RoundTripOutcome>;
  /** Valid until the next is asked for, or `cancel`: Bitrix24 promises no speed (bitrix24.md 1.5). */
  awaitedNonce(): string | null;
  arrived(nonce: string): void;
  cancel(): void;
}

interface Trip {
  readonly nonce: string;
  raisedAtMs: number;
  /** The portal has answered, whatever it said. */
  readonly taken: PromiseWithResolvers<void>;
  readonly end: PromiseWithResolvers<RoundTripOutcome>;
  waiting: number;
  /** Nobody waits any more. */
  readonly left: PromiseWithResolvers<void>;
  /** It was taken back, as far as that was possible. */
  done: Promise<void>;
}

/** From the portal's event queue through the tunnel to our intake and back: the one proof that calls can arrive. */
export function createRoundTrip(ports: RoundTripPorts): RoundTrip {
  const { timers, clock, sameSecret } = ports;
  let trip: Trip | null = null;
  let last: Promise<void> = Promise.resolve();

  return {
    ask(waitMs) {
      const current = trip !== null && trip.waiting > 0 ? trip : begin();
      return wait(current, waitMs);
    },
    awaitedNonce: () => trip?.nonce ?? null,
    arrived(nonce) {
      if (trip === null || !sameSecret(nonce, trip.nonce)) return;
      const returned = trip;
      trip = null;
      if (returned.waiting === 0) ports.late();
      returned.end.resolve({ kind: 'returned', latencyMs: clock.monotonic() - returned.raisedAtMs });
    },
    cancel() {
      trip?.end.resolve({ kind: 'cancelled' });
      trip = null;
    },
  };

  function begin(): Trip {
    const begun: Trip = {
      nonce: ports.newNonce(),
      raisedAtMs: clock.monotonic(),
      taken: Promise.withResolvers(),
      end: Promise.withResolvers(),
      left: Promise.withResolvers(),
      waiting: 0,
      done: last,
    };
    // Awaited before the portal hears of it: the test may be here before the portal's answer is.
    trip = begun;
    // One after the other: who takes his test back must not take the next one's away.
    begun.done = last = last.then(() => make(begun));
    return begun;
  }

  async function make(begun: Trip): Promise<void> {
    if (trip !== begun) return;
    const expected = await ports.expectTest();
    if (expected.kind === 'failed') return begun.end.resolve(expected);
    void raise(begun);
    await begun.left.promise;
    await expected.value();
  }

  async function raise(begun: Trip): Promise<void> {
    if (trip !== begun) return;
    begun.raisedAtMs = clock.monotonic();
    const answer = await ports.raiseTest(begun.nonce);
    if (answer.kind === 'failed') begun.end.resolve(answer);
    begun.taken.resolve();
  }

  async function wait(current: Trip, waitMs: number): Promise<RoundTripOutcome> {
    current.waiting += 1;
    const patience = Promise.withResolvers<RoundTripOutcome>();
    await Promise.race([current.taken.promise, current.end.promise]);
    const giveUp = timers.after(waitMs, () => patience.resolve({ kind: 'lost' }));
    const outcome = await Promise.race([current.end.promise, patience.promise]);
    giveUp();
    current.waiting -= 1;
    if (current.waiting === 0) current.left.resolve();
    if (outcome.kind !== 'lost' || current.waiting === 0) await current.done;
    return outcome;
  }
}
