import { alphanumeric } from '../portal-identity.ts';

/** Who a token speaks for, or why for nobody. */
export type Holder =
  | { readonly kind: 'valid'; readonly userId: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

export interface AccessToken {
  readonly accessToken: string;
  readonly userId: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAtMs: number;
}

export interface TokenPair extends AccessToken {
  readonly refreshToken: string;
}

/** The application's OAuth tokens (bitrix24.md 5.3). */
export interface AccessTokens {
  /** The two halves of a pair, for deliveries (bitrix24.md 3.2). */
  issueAccess(userId: string): AccessToken;
  issueRefresh(userId: string): string;
  issuePair(userId: string): TokenPair;
  /** Trades a refresh token for a new pair; null when it is unknown, expired or used before. */
  refresh(refreshToken: string): TokenPair | null;
  holderOf(accessToken: string): Holder;
  /** As if their hour were over. */
  expireAccessTokens(): void;
  /** No refresh token works any more, and every access token counts as expired. Inferred: nothing says what REST answers. */
  revoke(): void;
}

export interface TokenTimes {
  readonly clock: () => number;
  readonly lifetimes: () => {
    readonly tokenLifetimeS: number;
    readonly refreshLifetimeS: number;
    readonly refreshGraceMs: number;
  };
}

interface RefreshToken {
  readonly userId: string;
  readonly expiresAtMs: number;
  usedAtMs: number | null;
}

export function createAccessTokens({ clock, lifetimes }: TokenTimes): AccessTokens {
  const accesses = new Map<string, AccessToken>();
  const refreshes = new Map<string, RefreshToken>();

  return {
    issueAccess,
    issueRefresh,
    issuePair,
    refresh(refreshToken) {
      const found = refreshes.get(refreshToken);
      const nowMs = clock();
      if (found === undefined || found.expiresAtMs <= nowMs) return null;
      // Inferred: what a used one does is not documented (bitrix24.md 5.3). It is refused, but for the grace a test may allow.
      if (found.usedAtMs !== null && nowMs - found.usedAtMs >= lifetimes().refreshGraceMs) return null;
      found.usedAtMs ??= nowMs;
      // Inferred: the access token of the old pair lives on until its own hour is over.
      return issuePair(found.userId);
    },
    holderOf(accessToken) {
      const found = accesses.get(accessToken);
      if (found === undefined) return { kind: 'unknown' };
      return found.expiresAtMs > clock() ? { kind: 'valid', userId: found.userId } : { kind: 'expired' };
    },
    expireAccessTokens,
    revoke() {
      expireAccessTokens();
      refreshes.clear();
    },
  };

  function issueAccess(userId: string): AccessToken {
    const expiresAtMs = clock() + lifetimes().tokenLifetimeS * 1000;
    const access = { accessToken: alphanumeric(32), userId, expiresAtMs };
    accesses.set(access.accessToken, access);
    return access;
  }

  function issueRefresh(userId: string): string {
    const refreshToken = alphanumeric(32);
    const expiresAtMs = clock() + lifetimes().refreshLifetimeS * 1000;
    refreshes.set(refreshToken, { userId, expiresAtMs, usedAtMs: null });
    return refreshToken;
  }

  function issuePair(userId: string): TokenPair {
    return { ...issueAccess(userId), refreshToken: issueRefresh(userId) };
  }

  function expireAccessTokens(): void {
    for (const access of accesses.values()) accesses.set(access.accessToken, { ...access, expiresAtMs: 0 });
  }
}
