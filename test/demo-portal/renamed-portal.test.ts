import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import { answered, post, signIn, type PortalClient } from './portal-client.ts';

let portal: DemoPortal;
let client: PortalClient;
beforeEach(async () => {
  portal = await startDemoPortal();
  client = await signIn(portal);
});
afterEach(() => portal.close());

describe('a portal that was renamed', () => {
  test('answers its old address with a 302 to the same path of the new one, for every method and way in', async () => {
    const { origin, domain } = await portal.admin.rename('new.bitrix24.example');
    expect(origin).not.toBe(portal.origin);
    expect(domain).toBe('new.bitrix24.example');
    const webhook = portal.incomingWebhookUrl.slice(portal.origin.length);
    for (const path of ['/rest/profile?a=1', '/rest//profile', `${webhook}profile`, '/rest/unknown']) {
      const response = await post(`${portal.origin}${path}`, { auth: client.accessToken });
      expect([response.status, response.headers.get('Location')]).toEqual([302, `${origin}${path}`]);
    }
    const moved = await post(`${origin}/rest/profile`, { auth: client.accessToken });
    expect(await answered(moved)).toMatchObject({ status: 200, body: { result: { ID: portal.operatorId } } });
  });

  test('keeps its OAuth server, which names the new address', async () => {
    const { origin, domain } = await portal.admin.rename();
    expect((await signInAt(origin)).body).toMatchObject({
      client_endpoint: `${origin}/rest/`,
      server_endpoint: `${portal.origin}/rest/`,
    });
    expect(domain).not.toBe(portal.domain);
  });

  test('that calls itself by its host goes on doing so', async () => {
    const other = await startDemoPortal({ domain: 'host' });
    expect(`http://${other.domain}`).toBe(other.origin);
    const { origin, domain } = await other.admin.rename();
    expect(`http://${domain}`).toBe(origin);
    await other.close();
  });

  test('can be renamed again', async () => {
    const first = await portal.admin.rename();
    const second = await portal.admin.rename('third.bitrix24.example');
    for (const old of [portal.origin, first.origin]) {
      const response = await post(`${old}/rest/profile`, {});
      expect(response.headers.get('Location')).toBe(`${second.origin}/rest/profile`);
    }
  });

  async function signInAt(origin: string) {
    const query = new URLSearchParams({ client_id: portal.app.clientId, state: 's' });
    const page = await fetch(`${origin}/oauth/authorize/?${query.toString()}`, { redirect: 'manual' });
    const code = new URL(page.headers.get('Location') ?? '').searchParams.get('code') ?? '';
    const { clientId, clientSecret } = portal.app;
    const fields = {
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      code,
    };
    const body = new URLSearchParams(fields);
    return answered(await fetch(`${portal.origin}/oauth/token/`, { method: 'POST', body }));
  }
});
