import { createServer, request, type IncomingMessage, type RequestOptions } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import type { SignInAttempt } from '../../../src/core/ports/sign-in.ts';
import { createOAuthSignIn } from '../../../src/adapters/portal/oauth-sign-in.ts';
import { sameSecret } from '../../../src/adapters/secrets/constant-time.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { memorySecrets } from '../../fakes/memory-secrets.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { browse, portalRig, type PortalRig } from './portal-rig.ts';

let rig: PortalRig;
let attempt: SignInAttempt | null = null;
afterEach(async () => {
  attempt?.cancel();
  attempt = null;
  await rig?.demo.close();
});

/** `fetch` would not let us say another host. */
async function statusOf(port: number, path: string, how: RequestOptions = {}): Promise<number | undefined> {
  const asked = request({ host: '127.0.0.1', port, path, agent: false, ...how }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

/** Where the browser would end up, without going there. */
async function redirected(authorizeUrl: string): Promise<URL> {
  const response = await fetch(authorizeUrl, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '');
}

describe('signing in', () => {
  test('takes the browser’s answer, and stores the tokens before it says so', async () => {
    rig = await portalRig();
    attempt = await rig.signIn.start(rig.application);
    const page = await browse(attempt.authorizeUrl);
    expect(await attempt.outcome).toMatchObject({
      kind: 'signed-in',
      domain: rig.application.domain,
      memberId: rig.demo.memberId,
    });
    expect((await rig.secrets.read()).refreshToken).toBeTruthy();
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).not.toMatch(/code|state|token|member/i);
  });

  test('takes a pasted address as well, with blanks around it', async () => {
    rig = await portalRig();
    attempt = await rig.signIn.start(rig.application);
    const address = await redirected(attempt.authorizeUrl);
    expect(attempt.paste(`  ${address.href}\n`)).toBe(true);
    expect(await attempt.outcome).toMatchObject({ kind: 'signed-in' });
  });

  test('asks for nothing but the application and a state nobody can guess', async () => {
    rig = await portalRig();
    const [one, other] = [await rig.signIn.start(rig.application), await rig.signIn.start(rig.application)];
    const { searchParams } = new URL(one.authorizeUrl);
    expect([...searchParams.keys()]).toEqual(['client_id', 'state']);
    expect(searchParams.get('state')).toMatch(/^[0-9a-f]{32}$/);
    expect(new URL(other.authorizeUrl).searchParams.get('state')).not.toBe(searchParams.get('state'));
    one.cancel();
    other.cancel();
  });
});

describe('what is no answer', () => {
  test.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'f'.repeat(32))],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['no code', (url: URL) => url.searchParams.delete('code')],
    ['a code that is none', (url: URL) => url.searchParams.set('code', '../<x>')],
  ])('is not taken: %s', async (_what, spoil) => {
    rig = await portalRig();
    attempt = await rig.signIn.start(rig.application);
    const address = await redirected(attempt.authorizeUrl);
    spoil(address);
    expect(attempt.paste(address.href)).toBe(false);
    expect((await fetch(address)).status).toBe(404);
    expect(await rig.secrets.read()).toMatchObject({ accessToken: null });
  });

  test.each(['', 'hello', 'javascript:alert(1)'])('is not taken: %j', async (text) => {
    rig = await portalRig();
    attempt = await rig.signIn.start(rig.application);
    expect(attempt.paste(text)).toBe(false);
  });

  test('is not taken a second time', async () => {
    rig = await portalRig();
    attempt = await rig.signIn.start(rig.application);
    const address = await redirected(attempt.authorizeUrl);
    expect([attempt.paste(address.href), attempt.paste(address.href)]).toEqual([true, false]);
    await attempt.outcome;
  });
});

describe('the address on this machine', () => {
  test.each([
    ['another way to ask', '/', { method: 'POST' }],
    ['another path', '/favicon.ico', {}],
    ['a path of another host', '/', { headers: { Host: 'evil.example' } }],
  ])('is no answer by %s, though all else is right', async (_what, path, how) => {
    rig = await portalRig();
    attempt = await rig.signIn.start(rig.application);
    const { search } = await redirected(attempt.authorizeUrl);
    expect(await statusOf(rig.redirectPort, `${path}${search}`, how)).toBe(404);
    expect(await statusOf(rig.redirectPort, `/${search}`)).toBe(200);
    expect(await attempt.outcome).toMatchObject({ kind: 'signed-in' });
  });

  test('may be registered with a path that says what it is for', async () => {
    rig = await portalRig();
    attempt = await rig.signIn.start(rig.application);
    const { search } = await redirected(attempt.authorizeUrl);
    expect(
      await statusOf(rig.redirectPort, `/oauth/${search}`, {
        headers: { Host: `localhost:${rig.redirectPort}` },
      }),
    ).toBe(200);
    expect(await attempt.outcome).toMatchObject({ kind: 'signed-in' });
  });
});

describe('a sign-in that fails', () => {
  test('says why the OAuth server refused', async () => {
    rig = await portalRig();
    attempt = await rig.signIn.start({ ...rig.application, clientSecret: 'wrong' });
    await browse(attempt.authorizeUrl);
    expect(await attempt.outcome).toMatchObject({ kind: 'failed', failure: { why: 'wrong-application' } });
    expect(await rig.secrets.read()).toMatchObject({ accessToken: null, clientSecret: null });
  });

  test('is told when the tokens cannot be kept', async () => {
    rig = await portalRig({
      secrets: { ...memorySecrets(), set: () => Promise.reject(new Error('disk full')) },
    });
    attempt = await rig.signIn.start(rig.application);
    await browse(attempt.authorizeUrl);
    expect(await attempt.outcome).toMatchObject({ kind: 'failed', failure: { why: 'unexpected' } });
  });

  test('can be called off, and the port is free again', async () => {
    rig = await portalRig();
    attempt = await rig.signIn.start(rig.application);
    attempt.cancel();
    expect(await attempt.outcome).toEqual({ kind: 'cancelled' });
    const next = await rig.signIn.start(rig.application);
    expect(next.portTaken).toBe(false);
    next.cancel();
  });

  test('is given up after ten minutes: Bitrix24’s error page leads nowhere', async () => {
    rig = await portalRig();
    const timers = manualTimers();
    const signIn = createOAuthSignIn({
      secrets: memorySecrets(),
      fetch,
      userAgent: 'Offhook/0',
      sameSecret,
      timers,
      local: { portal: rig.demo.origin, oauth: rig.demo.origin },
      log: recordingLog(),
    });
    attempt = await signIn.start(rig.application);
    timers.advance(10 * 60_000);
    expect(await attempt.outcome).toEqual({ kind: 'timed-out' });
  });

  test('for a taken port says so, and the address can still be pasted', async () => {
    rig = await portalRig();
    const other = createServer().listen(rig.redirectPort, '127.0.0.1');
    await once(other, 'listening');
    const blocked = await rig.signIn.start(rig.application);
    attempt = blocked;
    expect(blocked.portTaken).toBe(true);
    const address = await redirected(blocked.authorizeUrl);
    expect(blocked.paste(address.href)).toBe(true);
    expect(await blocked.outcome).toMatchObject({ kind: 'signed-in' });
    other.close();
  });
});
