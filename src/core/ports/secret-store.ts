/** What proves who we are, and who the portal is. Null: not known yet. Never log any of it. */
export interface Secrets {
  /** 32 characters; in every genuine delivery (bitrix24.md 3.1). */
  readonly applicationToken: string | null;
  /** The three of an OAuth local application. */
  readonly clientSecret: string | null;
  readonly accessToken: string | null;
  readonly refreshToken: string | null;
  /** The whole address: it has the right to call REST methods in it. */
  readonly incomingWebhookUrl: string | null;
}

/**
 * Keeps secrets where only this user of the machine can read them.
 *
 * Implementations: `adapters/secrets/secrets-file.ts`, `test/fakes/memory-secrets.ts`; both pass
 * `test/contracts/secret-store-contract.ts`.
 */
export interface SecretStore {
  /** What cannot be read is null. Rejects when the medium fails. */
  read(): Promise<Secrets>;
  /**
   * Writes what is named, null to forget it, and keeps the rest.
   * Rejects when it cannot be written, or what is kept cannot be read; nothing is changed then.
   */
  set(patch: Partial<Secrets>): Promise<void>;
}
