/** Bitrix24 changes its bodies without notice: whatever fits and holds the fields we need is a call, over real HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationToken, fixture, memberId } from '../../deliveries.ts';
import { startListening, type Listening } from './listening.ts';

let app: Listening;
beforeAll(async () => {
  app = await startListening();
});
afterAll(() => app.listener.close());

const form = (more = ''): string => `application/x-www-form-urlencoded${more}`;
let calls = 0;
const newId = (): string => `call.${(calls += 1)}`;
const start = (callId: string): string => fixture('call-start', Date.now(), { 'data[CALL_ID]': callId });

async function isKept(callId: string, body: string | Buffer, type = form()): Promise<boolean> {
  const response = await fetch(app.listener.url, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(Buffer.from(body as string)),
  });
  expect(response.status).toBe(200);
  const { calls: kept } = await app.history.page({ limit: 200 });
  return kept.some((call) => call.callId === callId);
}

describe('a genuine call is kept with', () => {
  test.each<[string, (body: string) => string]>([
    ['a field nested 5 deep', (body) => `${body}&data[x][a][b][c][d][e]=1`],
    ['a field nested 5,000 deep', (body) => `${body}&data[x]${'[a]'.repeat(5_000)}=1`],
    ['brackets that never close', (body) => `${body}&data[[[[x=1&${'['.repeat(9_000)}=2&]]]=3`],
    ['12,000 fields', (body) => `${Array.from({ length: 12_000 }, (_, n) => n).join('&')}&${body}`],
    ['3,000 fields in its data', (body) => `${body}&${'data[a]=1&'.repeat(3_000)}data[b]=2`],
    ['a list of 5,000', (body) => `${body}&${'data[a][]=1&'.repeat(5_000)}`],
    ['a list that begins at a billion', (body) => `${body}&data[a][999999999]=1`],
    ['a doubled key, of which the last counts', (body) => `ts=1&data[USER_ID]=7&${body}`],
    ['a field that was a text and is a block', (body) => `data=x&auth=y&${body}`],
    ['a list of one', (body) => body.replace('%5BCALL_ID%5D', '%5BCALL_ID%5D%5B%5D')],
    ['plain brackets', (body) => body.replaceAll('%5B', '[').replaceAll('%5D', ']')],
    ['escapes in lower case, for letters, too', (body) => body.replace('%5BCALL', '%5b%43ALL')],
    ['escapes that are none', (body) => `${body}&x=%&y=%zz&%=1&z=%e`],
    ['a byte order mark', (body) => `\uFEFF${body}`],
    ['a question mark', (body) => `?${body}`],
    ['ampersands at both ends', (body) => `&&${body}&&`],
    ['nothing but a name', (body) => `${body}&x&=y&=`],
    ['spaces about its values', (body) => body.replace('USER_ID%5D=', 'USER_ID%5D=+%20')],
    ['names of prototypes', (body) => `${body}&__proto__[a]=1&data[__proto__][b]=1&data[constructor]=2`],
    ['half a letter', (body) => `${body}&data[x]=%D0&data[y]=%ED%A0%80`],
    ['a zero byte', (body) => `${body}&data[x]=%00`],
  ])('%s', async (_, change) => {
    const callId = newId();
    expect(await isKept(callId, change(start(callId)))).toBe(true);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.each([
    form('; charset=utf-8'),
    form(';charset=UTF8'),
    form('; charset=windows-1251'),
    form(' ; Charset="Windows-1251"'),
    form('; boundary=x; CHARSET=koi8-r'),
    form('; charset=iso-8859-1'),
    form('; charset=klingon'),
    form('; charset='),
    form(';'),
    'APPLICATION/X-WWW-Form-UrlEncoded',
  ])('the content type %s', async (type) => {
    const callId = newId();
    expect(await isKept(callId, start(callId), type)).toBe(true);
  });

  test('a body in UTF-16', async () => {
    const callId = newId();
    expect(await isKept(callId, Buffer.from(start(callId), 'utf16le'), form('; charset=utf-16'))).toBe(true);
  });
});

describe('a name is read in the charset that is declared', () => {
  test.each([
    ['windows-1251', '%C8%E2%E0%ED'],
    ['koi8-r', '%E9%D7%C1%CE'],
    ['utf-8', '%D0%98%D0%B2%D0%B0%D0%BD'],
    ['klingon', '%D0%98%D0%B2%D0%B0%D0%BD'],
  ])('%s', async (charset, escaped) => {
    const callId = newId();
    const body = fixture('call-end-missed', Date.now(), { 'data[CALL_ID]': callId });
    const named = body.replace(/(PORTAL_NUMBER%5D=)[^&]*/, `$1${escaped}`);
    expect(await isKept(callId, named, form(`; charset=${charset}`))).toBe(true);
    const { calls: kept } = await app.history.page({ limit: 200 });
    expect(kept.find((call) => call.callId === callId)?.line).toBe('Иван');
  });
});

describe('JSON is read with', () => {
  const event = (callId: string, more: object = {}): object => ({
    event: 'ONVOXIMPLANTCALLSTART',
    ts: Math.floor(Date.now() / 1000),
    data: { CALL_ID: callId, USER_ID: 1269, NEW: null, ...more },
    auth: { member_id: memberId, application_token: applicationToken, user_id: 1269, scope: null },
    event_handler_id: 1059,
  });
  test.each<[string, string, (callId: string) => string]>([
    ['numbers and nulls', 'application/json', (id) => JSON.stringify(event(id))],
    ['a byte order mark', 'application/json', (id) => `\uFEFF${JSON.stringify(event(id))}`],
    [
      'depth',
      'application/json',
      (id) => JSON.stringify(event(id, { x: JSON.parse('['.repeat(900) + ']'.repeat(900)) })),
    ],
    ['half a letter', 'application/json', (id) => JSON.stringify(event(id, { x: '\ud800' }))],
    [
      'a key given twice',
      'application/json',
      (id) => JSON.stringify(event(id)).replace('{', '{"event":"X",'),
    ],
    ['a charset', 'Application/JSON;charset="windows-1251"', (id) => JSON.stringify(event(id))],
  ])('%s', async (_, type, body) => {
    const callId = newId();
    expect(await isKept(callId, body(callId), type)).toBe(true);
  });
});
