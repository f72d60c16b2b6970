import { describe, expect, test } from 'vitest';
import { overlaySecrets } from '../../../src/core/policy/overlay-secrets.ts';
import { noPolicy } from '../../../src/core/policy/policy.ts';
import { secretStoreContract } from '../../contracts/secret-store-contract.ts';
import { memorySecrets } from '../../fakes/memory-secrets.ts';

const file = '/etc/offhook/policy.json';

secretStoreContract('secrets under an empty policy', () => overlaySecrets(memorySecrets(), noPolicy, file));

describe('secrets under a policy with a client secret', () => {
  const policy = { ...noPolicy, clientSecret: 'decided' };

  test('hold it instead of the one that is kept, and the others as they are', async () => {
    const kept = memorySecrets({ clientSecret: 'old', accessToken: 'a' });
    expect(await overlaySecrets(kept, policy, file).read()).toMatchObject({
      clientSecret: 'decided',
      accessToken: 'a',
    });
  });

  test('never write it down', async () => {
    const kept = memorySecrets();
    await overlaySecrets(kept, policy, file).set({ clientSecret: 'decided', accessToken: 'a' });
    await overlaySecrets(kept, policy, file).set({ refreshToken: 'r' });
    expect(await kept.read()).toMatchObject({ clientSecret: null, accessToken: 'a', refreshToken: 'r' });
  });

  test.each(['another', null])(
    'refuse to have it set to %j, with everything beside it',
    async (clientSecret) => {
      const kept = memorySecrets();
      const setting = overlaySecrets(kept, policy, file).set({ clientSecret, accessToken: 'a' });
      await expect(setting).rejects.toThrow('secrets.clientSecret is decided by /etc/offhook/policy.json');
      expect(await kept.read()).toMatchObject({ clientSecret: null, accessToken: null });
    },
  );
});
