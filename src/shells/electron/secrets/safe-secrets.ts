import type { Secrets, SecretStore } from '../../../core/ports/secret-store.ts';
import type { SealedFile } from './sealed-file.ts';

const none: Secrets = {
  applicationToken: null,
  clientSecret: null,
  accessToken: null,
  refreshToken: null,
  incomingWebhookUrl: null,
};

/** The secrets in a sealed file. Changes happen one after the other, each on what the one before has written. */
export function createSafeSecrets(file: SealedFile): SecretStore {
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: () => after(kept),
    set: (patch) => after(async () => file.write(JSON.stringify({ ...(await kept()), ...patch }))),
  };

  function after<Value>(step: () => Promise<Value>): Promise<Value> {
    const done = last.then(step, step);
    last = done.catch(() => {});
    return done;
  }

  async function kept(): Promise<Secrets> {
    const text = await file.read();
    return text === null ? none : secretsIn(JSON.parse(text));
  }
}

function secretsIn(value: unknown): Secrets {
  const kept: Readonly<Record<string, unknown>> = typeof value === 'object' ? { ...value } : {};
  const secret = (name: keyof Secrets): string | null => {
    const text = kept[name];
    return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
  };
  return {
    applicationToken: secret('applicationToken'),
    clientSecret: secret('clientSecret'),
    accessToken: secret('accessToken'),
    refreshToken: secret('refreshToken'),
    incomingWebhookUrl: secret('incomingWebhookUrl'),
  };
}
