import type { SecretStore } from '../ports/secret-store.ts';
import type { Policy } from './policy.ts';

/**
 * The secrets with the policy's own among them, which is never written to where secrets are kept.
 * To set another one rejects, and nothing is changed then; to set the same one, as a sign-in does, is harmless.
 */
export function overlaySecrets(
  store: SecretStore,
  { clientSecret: decided }: Policy,
  policyFile: string,
): SecretStore {
  if (decided === null) return store;
  return {
    read: async () => ({ ...(await store.read()), clientSecret: decided }),
    async set({ clientSecret = decided, ...others }) {
      if (clientSecret !== decided) throw new Error(`secrets.clientSecret is decided by ${policyFile}`);
      await store.set(others);
    },
  };
}
