/** The REST client before the demo portal: limits, moves, and what is no answer at all. */
import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Fetch } from '../../../src/adapters/portal/http-exchange.ts';
import { portalOfSettings } from '../../../src/adapters/portal/portal-of-settings.ts';
import type { Answer } from '../../../src/core/ports/portal.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { memorySecrets } from '../../fakes/memory-secrets.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { listeningPort } from '../../listening-port.ts';
import { hastyTime } from './hasty-time.ts';
import { portalRig, signedIn, type PortalRig, type RigOptions } from './portal-rig.ts';

let rig: PortalRig;
afterEach(() => rig?.demo.close());

async function connected(options: RigOptions = {}): Promise<PortalRig> {
  rig = await portalRig(options);
  await signedIn(rig);
  return rig;
}

const ok = { kind: 'ok' };

const asked = (wanted: string): number =>
  rig.demo.requests().filter(({ method }) => method === wanted).length;

describe('a portal that is full', () => {
  test.each([
    ['QUERY_LIMIT_EXCEEDED', 503],
    ['QUERY_LIMIT_EXCEEDED', 429],
  ])('is asked again after %s (%i), each time more patiently, and nobody notices', async (code, status) => {
    const time = hastyTime();
    const { demo, portal } = await connected(time);
    demo.admin.failNext('profile', { kind: 'error', code, status }, 3);
    expect(await portal().profile()).toMatchObject(ok);
    expect(time.waits).toEqual([1_500, 3_000, 6_000]);
  });

  test('and stays so is given up within the minute', async () => {
    const time = hastyTime();
    const { demo, portal } = await connected(time);
    const startMs = time.clock.monotonic();
    demo.admin.failNext('profile', { kind: 'error', code: 'QUERY_LIMIT_EXCEEDED' }, 50);
    expect(await portal().profile()).toMatchObject({
      failure: { why: 'too-many-requests', code: 'QUERY_LIMIT_EXCEEDED' },
    });
    expect(time.clock.monotonic() - startMs).toBeLessThan(60_000);
  });

  test.each(['OVERLOAD_LIMIT', 'INTERNAL_SERVER_ERROR', 'PORTAL_DELETED'])(
    'is not asked again after %s',
    async (code) => {
      const { demo, portal } = await connected();
      demo.admin.failNext('profile', { kind: 'error', code });
      expect(await portal().profile()).toMatchObject({ kind: 'failed', failure: { code } });
      expect(asked('profile')).toBe(1);
    },
  );
});

describe('a method that has used up its time', () => {
  const closed = { kind: 'error', code: 'OPERATION_TIME_LIMIT' } as const;
  const statistics = (): Promise<Answer<unknown>> =>
    rig.portal().statistics({ operatorId: '1269', fromMs: 0, afterId: null });

  /** Its answers say that the method gets time back so much later than they were given. */
  const givingBackIn =
    (perMethod: Readonly<Record<string, number>>): Fetch =>
    async (input, init) => {
      const response = await fetch(input, init);
      const inS = perMethod[input.split('/').at(-1) ?? ''];
      const body = (await response.json()) as { error?: string; time?: { finish: number } };
      const time = body.time && {
        ...body.time,
        operating_reset_at: Math.round(body.time.finish) + (inS ?? 0),
      };
      return Response.json({ ...body, ...(inS !== undefined && { time }) }, { status: response.status });
    };

  test('is asked again when what its last good answer said is over, whatever this machine’s clock says', async () => {
    const time = hastyTime();
    time.clock.pass(3 * 60 * 60_000, false);
    const { demo, portal } = await connected({
      ...time,
      fetch: givingBackIn({ profile: 5, scope: 900 }),
    });
    await portal().profile();
    await portal().scopes();
    demo.admin.failNext('profile', closed);
    expect(await portal().profile()).toMatchObject(ok);
    expect(time.waits).toHaveLength(1);
    expect(time.waits[0]).toBeGreaterThan(5_000);
    expect(time.waits[0]).toBeLessThan(7_500);
  });

  test('says when that will be, if it is too long to wait, and the others are asked as ever', async () => {
    const { demo, portal } = await connected();
    await statistics();
    demo.admin.spendOperatingTime('voximplant.statistic.get', 500);
    await portal().profile();
    const answer = await statistics();
    expect(answer).toMatchObject({ failure: { why: 'operation-limit' } });
    const waitMs = (answer.kind === 'failed' ? (answer.failure.retryAtMs ?? 0) : 0) - Date.now();
    expect(waitMs).toBeGreaterThan(500_000);
    expect(waitMs).toBeLessThanOrEqual(600_000);
    expect(await portal().profile()).toMatchObject(ok);
    expect(asked('voximplant.statistic.get')).toBe(2);
  });

  test.each([
    ['nothing was heard of it before', async () => {}],
    ['only another method’s answer was', async () => void (await rig.portal().scopes())],
  ])('is left alone when %s', async (_what, before) => {
    const { demo, portal } = await connected();
    await before();
    demo.admin.failNext('profile', closed);
    expect(await portal().profile()).toMatchObject({ failure: { why: 'operation-limit', retryAtMs: null } });
    expect(asked('profile')).toBe(1);
  });

  test.each([
    ['is over', { operating_reset_at: 1_700_000_000, finish: 1_700_000_000.5 }],
    ['is next year', { operating_reset_at: 1_731_536_000, finish: 1_700_000_000 }],
    ['is none', { operating_reset_at: 'soon', finish: 1_700_000_000 }],
  ])('is left alone when the moment that was told %s', async (_what, time) => {
    const { demo, portal } = await connected({
      async fetch(input, init) {
        const response = await fetch(input, init);
        if (response.status !== 200 || !input.endsWith('/profile')) return response;
        return Response.json({ ...((await response.json()) as object), time });
      },
    });
    expect(await portal().profile()).toMatchObject(ok);
    demo.admin.failNext('profile', closed);
    expect(await portal().profile()).toMatchObject({ failure: { why: 'operation-limit', retryAtMs: null } });
  });

  test('is asked again by this machine’s clock when the portal does not tell its own', async () => {
    const time = hastyTime();
    const resetAtS = Math.ceil(time.clock.now() / 1_000) + 5;
    const { demo, portal } = await connected({
      ...time,
      async fetch(input, init) {
        const response = await fetch(input, init);
        if (response.status !== 200 || !input.endsWith('/profile')) return response;
        const body = (await response.json()) as object;
        return Response.json({ ...body, time: { operating_reset_at: String(resetAtS) } });
      },
    });
    await portal().profile();
    demo.admin.failNext('profile', closed);
    expect(await portal().profile()).toMatchObject(ok);
    expect(time.clock.now()).toBeGreaterThan(resetAtS * 1_000);
  });
});

describe('a token that the portal does not know', () => {
  const refreshes = (): number => asked('oauth/token') - 1;

  test('is renewed, once for however many calls find out', async () => {
    const { portal, secrets } = await connected();
    await secrets.set({ accessToken: 'of some other portal' });
    for (const answer of await Promise.all([portal().profile(), portal().scopes(), portal().appInfo()]))
      expect(answer).toMatchObject(ok);
    expect(refreshes()).toBe(1);
  });

  test.each(['invalid_token', 'INVALID_TOKEN'])(
    'and never comes to know it (%s) is not asked for ever',
    async (code) => {
      const { demo, portal } = await connected();
      demo.admin.failNext('profile', { kind: 'error', code, status: 401 }, 50);
      expect(await portal().profile()).toMatchObject({ failure: { why: 'session-over', code } });
      expect([asked('profile'), refreshes()]).toEqual([2, 1]);
      expect(await portal().scopes()).toMatchObject(ok);
    },
  );

  test('because somebody else has renewed it meanwhile, is taken from where he has put it', async () => {
    const { demo, portal, secrets } = await connected();
    const held = Promise.withResolvers<void>();
    demo.admin.failNext('profile', { kind: 'held', until: held.promise });
    const good = await secrets.read();
    await secrets.set({ accessToken: 'worn out' });
    const answer = portal().profile();
    await expect.poll(() => asked('profile')).toBe(1);
    await secrets.set({ accessToken: good.accessToken });
    held.resolve();
    expect(await answer).toMatchObject(ok);
    expect(refreshes()).toBe(0);
  });

  test('is renewed however that is worded: as the newer interface does, too', async () => {
    let isOld = true;
    const { portal } = await connected({
      fetch(input, init) {
        if (!isOld || !input.endsWith('/profile')) return fetch(input, init);
        isOld = false;
        const error = { code: 'expired_token', message: 'The access token provided has expired' };
        return Promise.resolve(Response.json({ error }, { status: 401 }));
      },
    });
    expect(await portal().profile()).toMatchObject(ok);
    expect(refreshes()).toBe(1);
  });

  test('cannot be renewed for a webhook', async () => {
    rig = await portalRig({ mode: 'webhook' });
    await rig.secrets.set({ incomingWebhookUrl: rig.demo.incomingWebhookUrl });
    rig.demo.admin.failNext('profile', { kind: 'error', code: 'invalid_token' });
    expect(await rig.portal().profile()).toMatchObject({ failure: { why: 'wrong-webhook' } });
    expect(asked('oauth/token')).toBe(0);
  });
});

describe('binding what is bound already', () => {
  const handler = 'https://tunnel.example/b24/0123456789abcdef0123456789abcdef';
  const bind = (): Promise<Answer<unknown>> => rig.portal().bind('ONVOXIMPLANTCALLEND', handler);
  const starting = {
    kind: 'error',
    code: 'ERROR_CORE',
    description: 'Unable to set event handler: Process of binding the handler has already started',
  } as const;

  test.each([
    ['ERROR_CORE', 'Unable to set event handler: Handler already binded'],
    ['ERROR_EVENT_BINDING_EXISTS', 'Such a binding exists'],
  ])('is as good as binding it: %s', async (code, description) => {
    const { demo } = await connected();
    demo.admin.failNext('event.bind', { kind: 'error', code, description });
    expect(await bind()).toEqual({ kind: 'ok', value: 'already-bound' });
  });

  test('by a request that goes on at the same time is as good when its row is there', async () => {
    const { demo } = await connected();
    await bind();
    demo.admin.failNext('event.bind', starting);
    expect(await bind()).toEqual({ kind: 'ok', value: 'already-bound' });
  });

  test.each([
    ['has no row yet', () => {}],
    ['cannot be looked for', () => rig.demo.admin.failNext('event.get', { kind: 'cut' })],
  ])('is none when the other request %s, and another refusal neither', async (_what, before) => {
    const { demo } = await connected();
    demo.admin.failNext('event.bind', starting);
    before();
    expect(await bind()).toMatchObject({ failure: { why: 'unexpected', code: 'ERROR_CORE' } });
    demo.admin.failNext('event.bind', { kind: 'error', code: 'ERROR_CORE', description: 'Something else' });
    expect(await bind()).toMatchObject({ failure: { code: 'ERROR_CORE' } });
  });
});

test('statistics that never go on are no statistics', async () => {
  const { demo, portal } = await connected({
    async fetch(input, init) {
      const response = await fetch(input, init);
      if (!input.endsWith('/voximplant.statistic.get')) return response;
      return Response.json({ ...((await response.json()) as object), next: 50 });
    },
  });
  await demo.calls.incoming({ number: null }).end({ durationS: 5 });
  const query = { operatorId: demo.operatorId, fromMs: 0 };
  expect(await portal().statistics({ ...query, afterId: null })).toMatchObject({ value: { lastId: '1' } });
  expect(await portal().statistics({ ...query, afterId: '1' })).toMatchObject({
    failure: { why: 'not-bitrix24' },
  });
});

describe('a portal with a new name', () => {
  test('is followed, and the POST with its body repeated', async () => {
    const { demo, portal } = await connected();
    await demo.admin.rename();
    expect(await portal().searchCrm('+10000000000')).toEqual({ kind: 'ok', value: [] });
    expect(await portal().profile()).toMatchObject(ok);
  });

  test('is followed by an incoming webhook as well', async () => {
    rig = await portalRig({ mode: 'webhook' });
    const { demo, portal, secrets } = rig;
    await secrets.set({ incomingWebhookUrl: demo.incomingWebhookUrl });
    await demo.admin.rename();
    expect(await portal().profile()).toMatchObject(ok);
    expect(await portal().searchCrm('+10000000000')).toEqual({ kind: 'ok', value: [] });
  });

  test.each(['heeds it', 'keeps the old name'])(
    'is told to its owner; whether he %s, it is asked',
    async (how) => {
      const sent: string[] = [];
      let domain = 'company.bitrix24.com';
      const portal = cloudPortal({
        domain: () => domain,
        renamed: (name) => (domain = how === 'heeds it' ? name : domain),
        fetch(url, init) {
          sent.push(`${url} ${bodyOf(init)}`);
          const isNew = url.startsWith('https://firma.bitrix24.de/');
          const moved = { status: 302, headers: { Location: 'https://firma.bitrix24.de/rest/scope' } };
          return Promise.resolve(isNew ? Response.json({ result: ['CRM'] }) : new Response(null, moved));
        },
      });
      expect(await portal.scopes()).toEqual({ kind: 'ok', value: ['crm'] });
      expect(await portal.scopes()).toEqual({ kind: 'ok', value: ['crm'] });
      const now = 'https://firma.bitrix24.de/rest/scope {"auth":"AT"}';
      expect(sent).toEqual(['https://company.bitrix24.com/rest/scope {"auth":"AT"}', now, now]);
    },
  );

  test('that moves in circles is given up', async () => {
    let times = 0;
    const portal = cloudPortal({
      domain: () => 'company.bitrix24.com',
      renamed: () => {},
      fetch() {
        times += 1;
        const headers = { Location: `https://n${times}.bitrix24.de/rest/scope` };
        return Promise.resolve(new Response(null, { status: 302, headers }));
      },
    });
    expect(await portal.scopes()).toMatchObject({ failure: { why: 'foreign-host' } });
    expect(times).toBe(3);
  });

  test('that lies anywhere but in Bitrix24’s cloud is not', async () => {
    const elsewhere = createServer((_request, response) => {
      response.writeHead(302, { Location: 'https://evil.example/rest/profile' }).end();
    });
    const port = await listeningPort(elsewhere);
    const { portal } = await connected({
      fetch: (input, init) => {
        const url = new URL(input);
        if (url.pathname.startsWith('/rest/')) url.port = String(port);
        return fetch(url, init);
      },
    });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'foreign-host' } });
    elsewhere.close();
  });
});

test.each([
  ['oauth.bitrix24.tech', 'https://oauth.bitrix24.tech'],
  ['evil.example', 'https://oauth.bitrix.info'],
  [null, 'https://oauth.bitrix.info'],
])('a session is renewed where the sign-in was, as far as it was at Bitrix24’s: %s', async (kept, server) => {
  const sent: string[] = [];
  const portal = cloudPortal({
    domain: () => 'portal.company.com',
    renamed: () => {},
    oauthServer: kept,
    fetch(url, init) {
      sent.push(new URL(url).origin);
      const pair = { access_token: 'AT2', refresh_token: 'RT2', member_id: 'M' };
      if (url.includes('/oauth/')) return Promise.resolve(Response.json(pair));
      const isNew = bodyOf(init).includes('AT2');
      return Promise.resolve(
        Response.json(isNew ? { result: [] } : { error: 'expired_token' }, { status: isNew ? 200 : 401 }),
      );
    },
  });
  expect(await portal.scopes()).toMatchObject(ok);
  expect(sent).toEqual(['https://portal.company.com', server, 'https://portal.company.com']);
});

describe('what is no answer of Bitrix24’s', () => {
  test.each([200, 502])('is told as such: a page with status %i', async (status) => {
    const { demo, portal } = await connected();
    demo.admin.failNext('profile', { kind: 'html-page', status });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'not-bitrix24' } });
  });

  test.each([
    ['not an object', '[]'],
    ['no result', '{}'],
    ['another shape', '{"result":{"ID":"x"}}'],
    ['too long', `{"result":{"ID":"1","NAME":"${'x'.repeat(5_000_000)}"}}`],
  ])('is told as such: %s', async (_what, body) => {
    const { portal } = await connected({
      fetch: (input, init) =>
        input.includes('/rest/') ? Promise.resolve(new Response(body)) : fetch(input, init),
    });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'not-bitrix24' } });
  });

  test('is told as such: a broken connection', async () => {
    const { demo, portal } = await connected();
    demo.admin.failNext('profile', { kind: 'cut', when: 'before' });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'unreachable' } });
  });

  test('is told as such: silence', async () => {
    const timers = manualTimers();
    const { demo, portal } = await connected({ timers });
    demo.admin.failNext('profile', { kind: 'hang' });
    const answer = portal().profile();
    await expect.poll(() => asked('profile')).toBe(1);
    timers.advance(20_000);
    expect(await answer).toMatchObject({ failure: { why: 'timed-out' } });
    expect(timers.pending()).toBe(0);
  });

  test('is told as such: a fetch that cannot be called off', async () => {
    const timers = manualTimers();
    const { portal } = await connected({
      timers,
      fetch: (input, init) => (input.includes('/rest/') ? new Promise(() => {}) : fetch(input, init)),
    });
    const answer = portal().profile();
    await expect.poll(() => timers.pending()).toBe(2);
    timers.advance(59_999);
    expect(await answer).toMatchObject({ failure: { why: 'timed-out' } });
  });
});

test('another’s access token is tried where ours is, and is neither kept nor renewed', async () => {
  const { demo, portal, secrets } = await connected();
  const { accessToken } = await secrets.read();
  expect(await portal().confirmAccessToken(accessToken ?? '')).toEqual({ kind: 'ok', value: null });
  expect(await portal().confirmAccessToken('forged')).toMatchObject({ kind: 'failed' });
  demo.admin.expireAccessTokens();
  expect(await portal().confirmAccessToken(accessToken ?? '')).toMatchObject({ kind: 'failed' });
  expect(asked('oauth/token')).toBe(1);
});

test('a token of another application of the portal is not taken for ours', async () => {
  const { portal } = await connected({
    async fetch(input, init) {
      const response = await fetch(input, init);
      if (!input.endsWith('/app.info')) return response;
      const body = (await response.text()).replace(/"CODE":"[^"]*"/, '"CODE":"local.other"');
      return new Response(body);
    },
  });
  expect(await portal().confirmAccessToken('any')).toMatchObject({ kind: 'failed' });
  const { accessToken } = await rig.secrets.read();
  expect(await portal().confirmAccessToken(accessToken ?? '')).toMatchObject({
    failure: { why: 'wrong-application' },
  });
});

test('tokens go in the body, never in an address, and the program says who it is', async () => {
  const { demo, portal } = await connected();
  await portal().profile();
  for (const request of demo.requests().filter(({ method }) => method !== 'oauth/authorize')) {
    expect(request).toMatchObject({ verb: 'POST', secretIn: 'body', userAgent: 'Offhook/0' });
  }
});

function bodyOf({ body }: RequestInit): string {
  return typeof body === 'string' ? body : '';
}

/** A portal in the cloud whose network is the test's. */
function cloudPortal(parts: {
  readonly domain: () => string;
  readonly renamed: (domain: string) => void;
  readonly oauthServer?: string | null;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}) {
  const { portal: defaults } = readSettings({}).settings;
  const { clock, timers } = hastyTime();
  return portalOfSettings({
    settings: () => ({ ...defaults, mode: 'app', domain: parts.domain(), clientId: 'local.1' }),
    secrets: memorySecrets({ accessToken: 'AT', refreshToken: 'RT', clientSecret: 'CS' }),
    fetch: parts.fetch,
    renamed: parts.renamed,
    sessionEnded() {},
    oauthServer: { read: () => parts.oauthServer ?? null },
    userAgent: 'Offhook/0',
    ...{ clock, timers, random: () => 0, local: null, log: recordingLog() },
  })();
}
