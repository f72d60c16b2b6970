import { alphanumeric } from '../portal-identity.ts';

/** The codes that the authorize page hands out: each lives 30 seconds and is good for one exchange (bitrix24.md 5.1). */
export interface AuthorizationCodes {
  issue(userId: string): string;
  /** @returns the user it was given to, or null. */
  take(code: string): string | null;
  forgetAll(): void;
}

const lifetimeMs = 30_000;

export function createAuthorizationCodes(clock: () => number): AuthorizationCodes {
  const open = new Map<string, { readonly userId: string; readonly expiresAtMs: number }>();
  return {
    issue(userId) {
      const code = alphanumeric(32);
      open.set(code, { userId, expiresAtMs: clock() + lifetimeMs });
      return code;
    },
    take(code) {
      const found = open.get(code);
      open.delete(code);
      return found !== undefined && clock() < found.expiresAtMs ? found.userId : null;
    },
    forgetAll: () => open.clear(),
  };
}
