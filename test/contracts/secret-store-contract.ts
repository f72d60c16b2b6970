import { describe, expect, test } from 'vitest';
import type { Secrets, SecretStore } from '../../src/core/ports/secret-store.ts';

const none: Secrets = {
  applicationToken: null,
  clientSecret: null,
  accessToken: null,
  refreshToken: null,
  incomingWebhookUrl: null,
};

/** What every SecretStore must do. @param open an empty store. */
export function secretStoreContract(name: string, open: () => SecretStore): void {
  describe(`${name} keeps the secret store contract`, () => {
    test('an empty one knows no secret', async () => {
      expect(await open().read()).toEqual(none);
    });

    test('a patch changes what it names and keeps the rest', async () => {
      const store = open();
      await store.set({ applicationToken: '51610fefc120afg4b628cc82d6298cce', accessToken: 'first' });
      await store.set({ accessToken: 'second', refreshToken: 'r' });
      expect(await store.read()).toEqual({
        ...none,
        applicationToken: '51610fefc120afg4b628cc82d6298cce',
        accessToken: 'second',
        refreshToken: 'r',
      });
    });

    test('null forgets a secret, and an empty patch nothing', async () => {
      const store = open();
      await store.set({ clientSecret: 'c', incomingWebhookUrl: 'https://company.bitrix24.com/rest/1/key/' });
      await store.set({ clientSecret: null });
      await store.set({});
      expect(await store.read()).toEqual({
        ...none,
        incomingWebhookUrl: 'https://company.bitrix24.com/rest/1/key/',
      });
    });
  });
}
