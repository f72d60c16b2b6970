/**
 * The application's own life, as the intake hears of it: how the application token is learned, and what happened to the
 * application in the portal. `portal/portal-link.ts` is the one that lives it; nothing here rejects or throws.
 */
export interface AppLife {
  /** What only our portal has been told, and an ONAPPTEST has to bring back; null while no test is expected. */
  awaitedNonce(): string | null;
  /** Whether our portal says that this access token is good there. */
  confirms(accessToken: string): Promise<boolean>;
  /** @returns once it is kept and will be compared with; false when it could not be kept. */
  learnToken(applicationToken: string): Promise<boolean>;
  /** A believed ONAPPTEST with this nonce is here. */
  testArrived(nonce: string): void;
  /** Believed, too. */
  happened(what: 'app-installed' | 'app-updated' | 'app-removed'): void;
}
