/** What a sign-in trusts of a portal in the cloud: its name, whose the tokens are, and which OAuth server is its. */
import { describe, expect, test } from 'vitest';
import { createOAuthSignIn } from '../../../src/adapters/portal/oauth-sign-in.ts';
import { sameSecret } from '../../../src/adapters/secrets/constant-time.ts';
import type { SignInOutcome } from '../../../src/core/ports/sign-in.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { memorySecrets } from '../../fakes/memory-secrets.ts';
import { recordingLog } from '../../fakes/recording-log.ts';

const asked = 'company.bitrix24.com';
const tokens = { access_token: 'AT', refresh_token: 'RT', member_id: 'M', scope: 'telephony' };

interface Redirect {
  readonly domain?: string;
  readonly member_id?: string;
  readonly server_domain?: string;
}

/** Signs in with what the browser brings back; the portal answers as it is told. */
async function signInWith(redirect: Redirect, portal: () => Response = () => Response.json({ result: {} })) {
  const [secrets, sent, servers]: [ReturnType<typeof memorySecrets>, string[], string[]] = [
    memorySecrets(),
    [],
    [],
  ];
  const signIn = createOAuthSignIn({
    secrets,
    sameSecret,
    oauthServer: { keep: (server) => servers.push(server) },
    fetch(url) {
      sent.push(url);
      return Promise.resolve(url.includes('/oauth/token/') ? Response.json(tokens) : portal());
    },
    ...{ userAgent: 'Offhook/0', timers: manualTimers(), local: null, log: recordingLog() },
  });
  const application = { domain: asked, clientId: 'local.1', clientSecret: 'CS', redirectPort: 0 };
  const attempt = await signIn.start(application);
  const state = new URL(attempt.authorizeUrl).searchParams.get('state') ?? '';
  const query = new URLSearchParams({ code: 'c', state, ...redirect });
  expect(attempt.paste(`http://127.0.0.1/?${query.toString()}`)).toBe(true);
  const outcome: SignInOutcome = await attempt.outcome;
  return { outcome, sent, servers, kept: (await secrets.read()).accessToken };
}

describe('the name of the portal', () => {
  test('is the one that was asked, and nobody is asked again', async () => {
    const { outcome, sent } = await signInWith({ domain: 'Company.Bitrix24.com', member_id: 'M' });
    expect(outcome).toMatchObject({ kind: 'signed-in', domain: asked, memberId: 'M' });
    expect(sent).toEqual(['https://oauth.bitrix.info/oauth/token/']);
  });

  test('stays when the portal calls itself otherwise but takes the token', async () => {
    const { outcome, sent, kept } = await signInWith({ domain: 'alias.example' });
    expect(outcome).toMatchObject({ kind: 'signed-in', domain: asked });
    expect(sent[1]).toBe(`https://${asked}/rest/profile`);
    expect(kept).toBe('AT');
  });

  test('is the new one when the portal was renamed', async () => {
    const headers = { Location: 'https://firma.bitrix24.de/rest/profile' };
    const moved = () => new Response(null, { status: 302, headers });
    const { outcome } = await signInWith({ domain: 'firma.bitrix24.de' }, moved);
    expect(outcome).toMatchObject({ kind: 'signed-in', domain: 'firma.bitrix24.de' });
    const other = await signInWith({ domain: 'other.bitrix24.de' }, moved);
    expect(other.outcome).toMatchObject({ kind: 'failed', failure: { why: 'foreign-host' } });
  });

  test.each([
    [
      'does not take the token',
      () => Response.json({ error: 'NO_AUTH_FOUND' }, { status: 401 }),
      'session-over',
    ],
    ['is not Bitrix24', () => new Response('<html>'), 'not-bitrix24'],
  ])('is nobody’s when the portal that was asked %s: nothing is kept', async (_what, portal, why) => {
    const { outcome, kept } = await signInWith({ domain: 'evil.example' }, portal);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { why } });
    expect(kept).toBeNull();
  });
});

test('tokens of another portal than the browser came from are not kept', async () => {
  const { outcome, kept } = await signInWith({ domain: asked, member_id: 'other' });
  expect(outcome).toMatchObject({ kind: 'failed', failure: { why: 'foreign-host' } });
  expect(kept).toBeNull();
});

describe('the OAuth server', () => {
  test.each([
    ['oauth.bitrix24.tech', 'oauth.bitrix24.tech'],
    ['evil.example', 'oauth.bitrix.info'],
    [undefined, 'oauth.bitrix.info'],
  ])('of a redirect that names %s is %s, and is remembered for the refreshes', async (named, server) => {
    const { sent, servers } = await signInWith({ domain: asked, ...(named && { server_domain: named }) });
    expect(sent).toEqual([`https://${server}/oauth/token/`]);
    expect(servers).toEqual([server]);
  });
});
