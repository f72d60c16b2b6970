import type { Secrets, SecretStore } from '../../src/core/ports/secret-store.ts';

const none: Secrets = {
  applicationToken: null,
  clientSecret: null,
  accessToken: null,
  refreshToken: null,
  incomingWebhookUrl: null,
};

/** Secrets that last as long as the test. */
export function memorySecrets(kept: Partial<Secrets> = {}): SecretStore {
  let now: Secrets = { ...none, ...kept };
  return {
    read: () => Promise.resolve(now),
    async set(patch) {
      now = { ...now, ...patch };
    },
  };
}
