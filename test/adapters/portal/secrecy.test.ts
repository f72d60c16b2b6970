/** What the adapter gives to the log is free of secrets before the log masks anything. */
import { afterEach, expect, test } from 'vitest';
import type { Log } from '../../../src/core/ports/log.ts';
import { memorySecrets } from '../../fakes/memory-secrets.ts';
import { hastyTime } from './hasty-time.ts';
import { browse, portalRig, signedIn, type PortalRig } from './portal-rig.ts';

let rig: PortalRig;
afterEach(() => rig?.demo.close());

/** Keeps everything as it was given, errors with their causes. */
function bareLog(): { readonly log: Log; text(): string } {
  const lines: string[] = [];
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Error ? { message: value.message, stack: value.stack, cause: value.cause } : value;
  const note: Log['debug'] = (message, fields) =>
    void lines.push(message, JSON.stringify(fields, plain) ?? '');
  return { log: { debug: note, info: note, warn: note, error: note }, text: () => lines.join('\n') };
}

test('no token, secret, code or state is in any line, at any level, whatever goes wrong', async () => {
  const { log, text } = bareLog();
  const secrets = memorySecrets();
  const seen = new Set<string>();
  const note = (...found: (string | null)[]): void => found.forEach((one) => one !== null && seen.add(one));
  rig = await portalRig({
    ...hastyTime(),
    log,
    secrets: {
      async read() {
        const kept = await secrets.read();
        note(kept.accessToken, kept.refreshToken, kept.clientSecret);
        return kept;
      },
      set: (patch) => secrets.set(patch),
    },
  });
  const { demo, portal, signIn, application } = rig;
  const attempt = await signIn.start(application);
  const back = await browse(attempt.authorizeUrl);
  const { searchParams } = new URL(back.url);
  note(searchParams.get('code'), searchParams.get('state'));
  await attempt.outcome;

  await portal().profile();
  demo.admin.expireAccessTokens();
  await portal().profile();
  const { accessToken, refreshToken, clientSecret } = await secrets.read();
  const echo = `${accessToken} ${refreshToken} ${clientSecret}`;
  demo.admin.failNext('scope', { kind: 'error', code: `E ${accessToken}`, description: `no ${accessToken}` });
  const echoed = await portal().scopes();
  demo.admin.expireAccessTokens();
  demo.admin.failNext('oauth/token', {
    kind: 'error',
    code: `E ${refreshToken} ${clientSecret}`,
    description: echo,
  });
  const refused = await portal().profile();
  for (const kind of ['cut', 'html-page'] as const) {
    demo.admin.failNext('profile', { kind });
    await portal().profile();
  }
  await portal().confirmAccessToken('0123456789abcdef-lent');
  note('0123456789abcdef-lent');
  demo.admin.revoke();
  await portal().profile();
  await signedIn(rig);

  expect(text()).toContain('"method":"profile","status":200');
  expect(text()).toContain('"code":"invalid_grant"');
  expect(seen.size).toBeGreaterThanOrEqual(8);
  const told = `${text()} ${JSON.stringify(echoed)}`;
  for (const secret of seen) expect(told).not.toContain(secret);
  expect(JSON.stringify(refused)).not.toContain(clientSecret);
});

test('the code of an incoming webhook is in no line either', async () => {
  const { log, text } = bareLog();
  rig = await portalRig({ mode: 'webhook', log });
  const { demo, portal, secrets } = rig;
  await secrets.set({ incomingWebhookUrl: demo.incomingWebhookUrl });
  const code = new URL(demo.incomingWebhookUrl).pathname.split('/')[3] ?? '';
  await portal().profile();
  demo.admin.failNext('profile', { kind: 'error', code: 'ERROR_CORE', description: demo.incomingWebhookUrl });
  const refused = await portal().profile();
  await demo.admin.rename();
  await portal().profile();
  await demo.close();
  await portal().profile();
  expect(code).toMatch(/^\w{8,}$/);
  expect(text()).toContain('"why":"unreachable"');
  expect(`${text()} ${JSON.stringify(refused)}`).not.toContain(code);
});
