/**
 * What is deleted, made private or not to be kept is in no byte of the data folder: databases, their logs, what was set aside as
 * damaged, settings, logs, exports that nobody fetched. The built program on real files; what is searched for is shown to be
 * found as long as it should be.
 */
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteHistory } from '../../src/adapters/history/sqlite-history.ts';
import type { Call } from '../../src/core/call/call.ts';
import { callOf } from '../core/call/calls.ts';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { startNotificationDaemon, type NotificationDaemon } from '../notification-daemon.ts';
import { dataFolder, startShell, type HeadlessShell } from './headless-shell.ts';
import { windowClient, type WindowClient } from './window-client.ts';

const secret = {
  number: '+79998887766',
  name: 'Ъэъэъэ Жщюжщю',
  company: 'Ыйыйый GmbH',
  note: 'zzzz qxqx',
  callId: 'externalCall.9f8e7d6c5b4a39281706f5e4d3c2b1a0.1773306964',
};
const kept = { number: '+4930111222333', name: 'Анна Bauer' };
const oauthTokens = ['s7p6eclrvim9da28dt9ch94ekreb52sv', '4s386p3q0tr8dy89xvmt96234v3dljg8'];
const dayMs = 86_400_000;
const ended = { outcome: 'answered', durationS: 60, failedCode: '200' } as const;

let daemon: NotificationDaemon;
const ends: (() => unknown)[] = [];
beforeAll(async () => {
  daemon = await startNotificationDaemon();
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});
afterAll(() => daemon?.stop());

interface Program {
  readonly path: string;
  readonly shell: HeadlessShell;
  readonly window: WindowClient;
  /** Posts a fixture about the secret number. */
  deliver(name: string, fields?: Readonly<Record<string, string>>): Promise<number>;
  /** Stops it, and starts it again on the same folder with these settings changed. */
  restart(settings: Readonly<Record<string, unknown>>): Promise<Program>;
}

const baseSettings = {
  portal: { mode: 'webhook', operatorId },
  appearance: { language: 'en' },
  tunnel: { kind: 'none' },
  hooks: [{ on: 'ringing', run: ['/bin/echo', 'it was', '{number}', '{name}'] }],
};

async function begin(settings: Readonly<Record<string, unknown>> = {}): Promise<Program> {
  const folder = dataFolder({ settings: { ...baseSettings, ...settings }, secrets: { applicationToken } });
  ends.push(folder.remove);
  return start(folder.path);
}

async function start(path: string): Promise<Program> {
  const shell = await startShell(['--headless', '--data-dir', path], { ...process.env, ...daemon.env });
  const stop = (): Promise<unknown> => shell.stop();
  ends.push(stop);
  return {
    path,
    shell,
    window: await windowClient(shell),
    async deliver(name, fields = {}) {
      const body = fixture(name, Date.now(), { 'data[CALL_ID]': secret.callId, ...fields });
      const answer = await fetch(shell.ready.listener, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
      return answer.status;
    },
    async restart(settings) {
      await shell.stop();
      ends.splice(ends.indexOf(stop), 1);
      const file = join(path, 'settings.json');
      const now = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      writeFileSync(file, JSON.stringify({ ...now, ...settings }));
      return start(path);
    },
  };
}

/** Fills a folder's history before its program starts: the secret call among others, in pages that were divided. */
async function fill(path: string, secretAtMs: number): Promise<void> {
  const log = { debug() {}, info() {}, warn: console.error, error: console.error };
  const file = join(path, 'history.db');
  const { history } = openSqliteHistory({ file, keepNumbers: () => true, log, synchronous: 'NORMAL' });
  const nowMs = Date.now();
  const others = Array.from({ length: 400 }, (_, n): Call => {
    const atMs = nowMs - ((n * 7919) % 400) * 600_000;
    return callOf({ callId: `other-${n}`, ...kept, ...ended, rangAtMs: atMs, startedAtMs: atMs });
  });
  const { callId, number, name, company, note } = secret;
  const mine = callOf({ ...ended, callId, number, rangAtMs: secretAtMs, startedAtMs: secretAtMs });
  const calls = [...others.slice(0, 200), mine, ...others.slice(200), { ...mine, name, company, note }];
  for (const call of calls) await history.amend(call, () => call);
  await history.close();
}

/** A program that knows of the secret call, in its database and in one that was set aside as damaged. */
async function beginFilled(secretAtMs = Date.now() - 3_600_000): Promise<Program> {
  const folder = dataFolder({ settings: baseSettings, secrets: { applicationToken } });
  ends.push(folder.remove);
  await fill(folder.path, secretAtMs);
  return start(folder.path);
}

async function idOfSecret({ window }: Program): Promise<number> {
  const { calls } = await window.ask('history.page', {
    filter: { text: '999 888-77-66' },
    after: null,
    limit: 9,
  });
  expect(calls).toHaveLength(1);
  return calls[0]?.id ?? 0;
}

const digits = secret.number.replace(/\D/g, '');
/** As it is written, folded for the search, cut into letters for its index, and as numbers of the statistics. */
const texts = {
  number: [secret.number, digits, digits.slice(-10), digits.slice(-7)],
  person: [secret.name, secret.company, secret.note].flatMap((text) => [text, text.toLowerCase()]),
  grams: ['ъэъ', 'жщю', 'qxq'],
  callId: [secret.callId],
};

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}

/** Which of these is in which file, in UTF-8 or UTF-16. */
function tracesIn(path: string, sought: readonly string[]): readonly string[] {
  return filesIn(path).flatMap((file) => {
    const bytes = readFileSync(file);
    return sought
      .filter((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
      .map((text) => `${file}: ${text}`);
  });
}

const everything = Object.values(texts).flat();

describe('a call that is deleted', () => {
  test.each([
    ['by itself', async (program) => ({ ids: [await idOfSecret(program)] })],
    ['by a filter', () => Promise.resolve({ filter: { text: 'жщюжщю' } })],
    ['with all others', () => Promise.resolve({ everything: true })],
  ] satisfies [
    string,
    (program: Program) => Promise<{ ids: number[] } | { filter: { text: string } } | { everything: true }>,
  ][])('%s leaves no byte in the data folder, while the program runs and afterwards', async (_how, what) => {
    const program = await beginFilled();
    const { path, window, shell } = program;
    expect(tracesIn(path, everything).length).toBeGreaterThan(8);

    await window.ask('history.erase', await what(program));
    expect(tracesIn(path, everything)).toEqual([]);
    await shell.stop();
    expect(tracesIn(path, everything)).toEqual([]);
  });

  test('leaves the others as they are', async () => {
    const program = await beginFilled();
    await program.window.ask('history.erase', { ids: [await idOfSecret(program)] });
    expect(await program.window.ask('history.count', { filter: {} })).toMatchObject({ count: 400 });
    expect(tracesIn(program.path, [kept.number, kept.name])).not.toEqual([]);
  });

  test('as it came in is gone from the logs, too, and does not come back with its end', async () => {
    const program = await begin();
    const { path, window, shell } = program;
    await program.deliver('call-init-incoming', {
      'data[CALLER_ID]': secret.number,
      'data[PHONE_NUMBER]': kept.number,
    });
    await program.deliver('call-start');
    await shell.logged('a hook ran');
    expect(tracesIn(path, texts.number)).not.toEqual([]);
    expect(shell.stderr()).toContain('…766');

    await window.ask('history.erase', { ids: [await idOfSecret(program)] });
    expect(await program.deliver('call-end-success', { 'data[PHONE_NUMBER]': secret.number })).toBe(200);
    expect(await window.ask('history.count', { filter: {} })).toMatchObject({ count: 0 });
    expect(tracesIn(path, everything)).toEqual([]);
    await shell.stop();
    expect(tracesIn(path, everything)).toEqual([]);
    expect(everything.filter((text) => shell.stderr().includes(text))).toEqual([]);
  });

  test('is not left behind in an export that nobody fetched', async () => {
    const program = await beginFilled();
    const { path, window } = program;
    await window.ask('export.start', { filter: {}, format: 'csv', separator: ',' });
    const exported = (): boolean => tracesIn(join(path, 'downloads'), texts.number).length > 0;
    await expect.poll(exported).toBe(true);
    await expect
      .poll(() => filesIn(join(path, 'downloads')).every((file) => file.endsWith('.csv')))
      .toBe(true);
    await window.ask('history.erase', { ids: [await idOfSecret(program)] });
    expect(tracesIn(path, everything)).toEqual([]);
  });
});

test('what was set aside as damaged goes with everything, and for its age', async () => {
  const folder = dataFolder({ settings: baseSettings, secrets: { applicationToken } });
  ends.push(folder.remove);
  const file = join(folder.path, 'history.db');
  const damage = (): void => writeFileSync(file, `no database ${secret.number} `.repeat(500));
  damage();
  let program = await start(folder.path);
  expect(tracesIn(folder.path, texts.number)).not.toEqual([]);
  await program.window.ask('history.erase', { everything: true });
  expect(tracesIn(folder.path, texts.number)).toEqual([]);

  await program.shell.stop();
  damage();
  const lastWritten = new Date(Date.now() - 40 * dayMs);
  utimesSync(file, lastWritten, lastWritten);
  program = await start(folder.path);
  expect(tracesIn(folder.path, texts.number)).not.toEqual([]);
  await program.restart({ history: { retentionDays: 30 } });
  await expect.poll(() => tracesIn(folder.path, texts.number)).toEqual([]);
});

test('a call older than the retention leaves no byte', async () => {
  const program = await beginFilled(Date.now() - 40 * dayMs);
  expect(tracesIn(program.path, everything).length).toBeGreaterThan(8);
  const again = await program.restart({ history: { retentionDays: 30 } });
  await again.shell.logged('calls past their retention were forgotten');
  expect(tracesIn(program.path, everything)).toEqual([]);
  expect(await again.window.ask('history.count', { filter: {} })).toMatchObject({ count: 400 });
});

describe('a call that is made private', () => {
  const who = [...texts.number, ...texts.person, ...texts.grams];

  test('leaves no byte of whom it was with', async () => {
    const program = await beginFilled();
    const id = await idOfSecret(program);
    expect(tracesIn(program.path, who).length).toBeGreaterThan(8);
    expect(await program.window.ask('history.makePrivate', { id })).toMatchObject({
      ...{ isPrivate: true, number: null, durationS: 60, cardUrl: null },
    });
    expect(tracesIn(program.path, who)).toEqual([]);
    await program.shell.stop();
    expect(tracesIn(program.path, who)).toEqual([]);
  });

  test('while it goes on is not known again when it ends', async () => {
    const program = await begin();
    await program.deliver('call-start');
    await program.deliver('call-init-incoming', { 'data[CALLER_ID]': secret.number });
    await program.window.ask('history.makePrivate', { id: await idOfSecret(program) });
    expect(await program.deliver('call-end-success', { 'data[PHONE_NUMBER]': secret.number })).toBe(200);
    const { calls } = await program.window.ask('history.page', { filter: {}, after: null, limit: 9 });
    expect(calls).toMatchObject([{ number: null, outcome: 'answered', isPrivate: true }]);
    expect(tracesIn(program.path, who)).toEqual([]);
  });
});

test('where numbers are not to be kept the operator sees them, and no byte of them is written', async () => {
  const program = await begin({ history: { keepNumbers: false } });
  const { path, shell } = program;
  await program.deliver('call-init-incoming', { 'data[CALLER_ID]': secret.number });
  await program.deliver('call-start');
  await expect
    .poll(async () => (await daemon.history()).map(({ summary }) => summary), { timeout: 20_000 })
    .toContain(secret.number);
  await shell.logged('a hook ran');
  expect(await program.deliver('call-end-success', { 'data[PHONE_NUMBER]': secret.number })).toBe(200);
  const { calls } = await program.window.ask('history.page', { filter: {}, after: null, limit: 9 });
  expect(calls).toMatchObject([{ number: null, outcome: 'answered' }]);
  expect(tracesIn(path, texts.number)).toEqual([]);
  await shell.stop();
  expect(tracesIn(path, texts.number)).toEqual([]);
  // What may be there is: the search looks where things are written.
  expect(tracesIn(path, texts.callId)).not.toEqual([]);
  expect(tracesIn(path, [memberId])).not.toEqual([]);
});

test('no OAuth token of a delivery is in any byte that was written', async () => {
  const program = await begin();
  const tokens = { 'auth[access_token]': oauthTokens[0] ?? '', 'auth[refresh_token]': oauthTokens[1] ?? '' };
  for (const name of ['call-init-incoming', 'call-start', 'call-end-success'])
    expect(await program.deliver(name, tokens)).toBe(200);
  expect(await program.deliver('call-start', { ...tokens, 'auth[application_token]': 'forged' })).toBe(403);
  await program.shell.stop();
  expect(tracesIn(program.path, oauthTokens)).toEqual([]);
  expect(tracesIn(program.path, [applicationToken]).map((found) => found.replace(/^.*\/|:.*$/g, ''))).toEqual(
    ['secrets.json'],
  );
});
