/**
 * The main job on real parts: PHP's own `http_build_query` makes the bodies as Bitrix24 does, curl posts them, a real
 * notification daemon shows the notice, SQLite keeps the call.
 */
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNotificationDaemon, type NotificationDaemon } from '../notification-daemon.ts';
import { dataFolder, startShell, type HeadlessShell } from './headless-shell.ts';

const run = promisify(execFile);
const callId = '5E316880469A6376.1773306964.8740011';
const memberId = 'a223c6b9410f85df78e9377d6c4f7213';
const applicationToken = '51610fefc120afg4b628cc82d6298cce';
const oauthTokens = ['s7p6eclrvim9da28dt9ch94ekreb52sv', '4s386p3q0tr8dy89xvmt96234v3dljg8'];

const folder = dataFolder({
  settings: {
    portal: { mode: 'webhook', operatorId: '1269' },
    appearance: { language: 'en' },
    tunnel: { kind: 'none' },
  },
  secrets: { applicationToken },
});
let daemon: NotificationDaemon;
let shell: HeadlessShell;

beforeAll(async () => {
  daemon = await startNotificationDaemon();
  shell = await startShell(['--headless', '--data-dir', folder.path], { ...process.env, ...daemon.env });
});

afterAll(async () => {
  await shell?.stop();
  await daemon?.stop();
  folder.remove();
});

/** The body exactly as PHP writes it; `status: F` and tokens as in the public sample. */
async function bodyByPhp(event: string, data: Readonly<Record<string, string>>): Promise<string> {
  const body = {
    event,
    event_handler_id: '1059',
    data,
    ts: String(Math.floor(Date.now() / 1000)),
    auth: {
      access_token: oauthTokens[0],
      expires_in: '3600',
      scope: 'telephony',
      domain: 'some-domain.bitrix24.com',
      server_endpoint: 'https://oauth.bitrix.info/rest/',
      status: 'F',
      client_endpoint: 'https://example.bitrix24.com/rest/',
      member_id: memberId,
      refresh_token: oauthTokens[1],
      application_token: applicationToken,
    },
  };
  const script = 'echo http_build_query(json_decode($argv[1], true));';
  return (await run('php', ['-r', script, JSON.stringify(body)])).stdout;
}

/** @returns the status and the body of the answer, as curl prints them. */
async function post(body: string): Promise<string> {
  const words = ['-sS', '-A', 'Bitrix24 Webhook Engine', '--data-binary', body, '-w', '%{http_code}'];
  return (await run('curl', [...words, shell.ready.listener])).stdout;
}

describe('an incoming call', () => {
  test('is answered 200 with nothing in it at INIT, START and END', async () => {
    const numbers = {
      ACCOUNT_SEARCH_ID: 'reg133788',
      PHONE_NUMBER: '+4930111222',
      CALLER_ID: '+79161234567',
    };
    const init = await bodyByPhp('ONVOXIMPLANTCALLINIT', { CALL_ID: callId, CALL_TYPE: '2', ...numbers });
    expect(await post(init)).toBe('200');
    expect(await post(await bodyByPhp('ONVOXIMPLANTCALLSTART', { CALL_ID: callId, USER_ID: '1269' }))).toBe(
      '200',
    );
    await expect.poll(() => daemon.history(), { timeout: 10_000 }).toHaveLength(1);
    const end = { CALL_ID: callId, CALL_TYPE: '2', PHONE_NUMBER: '+79161234567', PORTAL_NUMBER: 'reg133788' };
    const fate = { PORTAL_USER_ID: '1269', CALL_DURATION: '78', CALL_FAILED_CODE: '200' };
    expect(await post(await bodyByPhp('ONVOXIMPLANTCALLEND', { ...end, ...fate }))).toBe('200');
  });

  test('was shown by the notification daemon, once, with the number that called', async () => {
    expect(await daemon.history()).toMatchObject([
      {
        summary: '+79161234567',
        body: expect.stringContaining('Incoming call connected'),
        appname: 'Offhook',
      },
    ]);
  });

  test('is one row of the history, with number, direction and duration, and the fate of its notice', () => {
    const database = new DatabaseSync(join(folder.path, 'history.db'), { readOnly: true });
    const rows = database.prepare('SELECT * FROM call_history').all();
    database.close();
    expect(rows).toMatchObject([
      { number: '+79161234567', direction: 'incoming', duration_s: 78, outcome: 'answered', notice: 'shown' },
    ]);
  });

  test('left the portal pinned in settings.json', () => {
    const settings: unknown = JSON.parse(readFileSync(join(folder.path, 'settings.json'), 'utf8'));
    expect(settings).toMatchObject({ portal: { memberId, operatorId: '1269' } });
  });
});

describe('what a delivery is not', () => {
  test('a forged one is refused with 403 and nothing else', async () => {
    const genuine = await bodyByPhp('ONVOXIMPLANTCALLSTART', { CALL_ID: 'forged', USER_ID: '1269' });
    expect(await post(genuine.replace(applicationToken, '0'.repeat(32)))).toBe('403');
  });

  test('a colleague’s call is answered 200 and leaves no trace', async () => {
    const body = await bodyByPhp('ONVOXIMPLANTCALLSTART', { CALL_ID: 'a-colleagues-call', USER_ID: '7' });
    expect(await post(body)).toBe('200');
    expect(await shell.stop()).toBe(0);
    expect(filesIn(folder.path).filter((file) => readFileSync(file).includes('a-colleagues-call'))).toEqual(
      [],
    );
  });
});

test('no OAuth token is in any byte that was written: database, log, settings, output, notices', async () => {
  const files = filesIn(folder.path);
  expect(files.some((file) => file.endsWith('.log'))).toBe(true);
  const written = [
    ...files.map((file) => readFileSync(file, 'latin1')),
    shell.stderr(),
    shell.stdout().join('\n'),
  ];
  written.push(JSON.stringify(await daemon.history()));
  for (const token of oauthTokens) expect(written.filter((text) => text.includes(token))).toEqual([]);
  expect(written.some((text) => text.includes('79161234567'))).toBe(true);
});

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}
