import { expect } from 'vitest';
import type { DemoPortal } from '../../src/demo-portal/demo-portal.ts';

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A signed-in user's way to ask the portal: JSON by POST, the token in the body. */
export interface PortalClient {
  readonly accessToken: string;
  readonly refreshToken: string;
  call(method: string, params?: object): Promise<Answered>;
  /** `result` of a call that must go well. */
  ask(method: string, params?: object): Promise<unknown>;
}

export async function answered(response: Response): Promise<Answered> {
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
  });
}

/** Where the browser is sent by the authorize page. */
export async function authorize(portal: DemoPortal, state = 'a state'): Promise<URL> {
  const query = new URLSearchParams({ client_id: portal.app.clientId, state });
  const response = await fetch(`${portal.origin}/oauth/authorize/?${query.toString()}`, {
    redirect: 'manual',
  });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('Location') ?? '');
}

/** `POST /oauth/token/` with the application's id and secret. */
export async function askForTokens(portal: DemoPortal, fields: Record<string, string>): Promise<Answered> {
  const { clientId, clientSecret } = portal.app;
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields });
  return answered(await fetch(`${portal.origin}/oauth/token/`, { method: 'POST', body }));
}

/** As the user who is signed in to the browser. */
export async function signIn(portal: DemoPortal): Promise<PortalClient> {
  const code = (await authorize(portal)).searchParams.get('code') ?? '';
  const { status, body } = await askForTokens(portal, { grant_type: 'authorization_code', code });
  expect(status).toBe(200);
  return clientWith(portal, String(body['access_token']), String(body['refresh_token']));
}

/** As somebody else of the company. */
export async function signInAs(portal: DemoPortal, browserUserId: string): Promise<PortalClient> {
  const { browserUserId: before } = portal.admin.settings();
  portal.admin.set({ browserUserId });
  const client = await signIn(portal);
  portal.admin.set({ browserUserId: before });
  return client;
}

function clientWith(portal: DemoPortal, accessToken: string, refreshToken: string): PortalClient {
  const call = async (method: string, params: object = {}): Promise<Answered> =>
    answered(await post(`${portal.origin}/rest/${method}`, { ...params, auth: accessToken }));
  return {
    accessToken,
    refreshToken,
    call,
    async ask(method, params) {
      const { status, body } = await call(method, params);
      expect({ status, error: body['error'] }).toEqual({ status: 200, error: undefined });
      return body['result'];
    },
  };
}
