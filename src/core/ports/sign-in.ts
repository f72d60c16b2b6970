import type { PortalFailure } from '../portal/portal-failure.ts';

/** The OAuth local application an administrator made (bitrix24.md 5). */
export interface Application {
  /** Host name of the portal. */
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The fixed loopback port that is registered as the application's handler path (bitrix24.md 5.1). */
  readonly redirectPort: number;
}

export type SignInOutcome =
  | {
      readonly kind: 'signed-in';
      /** As it was asked for, or the portal's new name when it has been renamed since. To be kept instead of what was typed. */
      readonly domain: string;
      readonly memberId: string;
      readonly scopes: readonly string[];
    }
  | { readonly kind: 'failed'; readonly failure: PortalFailure }
  /** Called off, or nobody came back in time: Bitrix24 shows its own error page and never redirects (bitrix24.md 5.1). */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'timed-out' };

/** One sign-in under way. */
export interface SignInAttempt {
  /** To be opened in the system's browser. */
  readonly authorizeUrl: string;
  /** The address the browser ended up at, pasted by the operator, within the 30 s a code lives. False: it is no answer to this attempt. */
  paste(address: string): boolean;
  cancel(): void;
  /** Settles once, within ten minutes; tokens are safely stored before it does. Never rejects. */
  readonly outcome: Promise<SignInOutcome>;
}

/**
 * OAuth 2.0 of a local application (bitrix24.md 5). Tokens go straight into the `SecretStore`; nobody else sees them.
 * Implementations: `adapters/portal/oauth-sign-in.ts`.
 */
export interface SignIn {
  /** A loopback port that is taken does not stop it: the address can be pasted, and `portTaken` says so. */
  start(application: Application): Promise<SignInAttempt & { readonly portTaken: boolean }>;
}
