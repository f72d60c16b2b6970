import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSecretsFile } from '../../../src/adapters/secrets/secrets-file.ts';
import type { OpenedSecrets } from '../../../src/adapters/secrets/secrets-file.ts';
import { secretStoreContract } from '../../contracts/secret-store-contract.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => join(folder, 'secrets.json');
const write = (text: string, mode = 0o600): void => writeFileSync(file(), text, { mode });
const permissions = (): number => statSync(file()).mode & 0o777;

function opened(): Extract<OpenedSecrets, { kind: 'open' }> {
  const secrets = openSecretsFile(folder);
  if (secrets.kind === 'unreadable') throw new Error(secrets.message);
  return secrets;
}

secretStoreContract('secrets.json', () => {
  rmSync(file(), { force: true });
  return opened().store;
});

describe('opening secrets.json', () => {
  test('of an empty folder writes nothing and warns of nothing', () => {
    expect(opened().warnings).toEqual([]);
    expect(existsSync(file())).toBe(false);
  });

  test('leaves the blanks around a pasted secret out, and takes an empty one for none', async () => {
    write('{ "applicationToken": " 51610fef\\n", "clientSecret": "  " }');
    expect(await opened().store.read()).toMatchObject({ applicationToken: '51610fef', clientSecret: null });
  });

  test('names a secret that is not text without showing it, and does not use it', async () => {
    write('{ "applicationToken": 51610777, "accessToken": { "s3cret": 1 }, "refreshToken": null }');
    const { store, warnings } = opened();
    expect(warnings).toEqual([
      'secrets.json: applicationToken must be text in quotes; it is not used',
      'secrets.json: accessToken must be text in quotes; it is not used',
    ]);
    expect(await store.read()).toMatchObject({ applicationToken: null, accessToken: null });
  });

  test.each([
    '{ "applicationToken": s3cret-token }',
    '{ "applicationToken": "s3cret-token',
    '["s3cret-token"]',
    '',
  ])('with %j in it says where, shows nothing of it and leaves it alone', (text) => {
    write(text);
    const secrets = openSecretsFile(folder);
    expect(secrets).toEqual({ kind: 'unreadable', message: expect.stringMatching(/^secrets\.json[, ]/) });
    expect(JSON.stringify(secrets)).not.toMatch(/s3cret|'s'/);
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });
});

test('keys it does not know are kept', async () => {
  write('{ "applicationToken": "t", "natsCredentials": { "seed": "x" } }');
  await opened().store.set({ applicationToken: 'u' });
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({
    applicationToken: 'u',
    natsCredentials: { seed: 'x' },
  });
});

test('a file that goes bad while the program runs is not written over', async () => {
  const { store } = opened();
  write('{ "applicationToken": "by hand"');
  await expect(store.set({ accessToken: 'a' })).rejects.toThrow('secrets.json, line 1');
  await expect(store.read()).rejects.toThrow('secrets.json, line 1');
  expect(readFileSync(file(), 'utf8')).toBe('{ "applicationToken": "by hand"');
});

describe.skipIf(process.platform === 'win32')('who may read secrets.json', () => {
  test('only its owner once it was written', async () => {
    await opened().store.set({ applicationToken: 't' });
    expect(permissions()).toBe(0o600);
  });

  test.each([0o644, 0o640, 0o602])('a file of mode %o is closed to others, and that is said', (mode) => {
    write('{ "applicationToken": "s3cret-token" }');
    chmodSync(file(), mode);
    const { warnings } = opened();
    expect(permissions()).toBe(0o600);
    expect(warnings).toEqual([expect.stringContaining('closed to them')]);
    expect(opened().warnings).toEqual([]);
  });

  test('a file of its owner alone is left as it is', () => {
    write('{}');
    chmodSync(file(), 0o400);
    expect(opened().warnings).toEqual([]);
    expect(permissions()).toBe(0o400);
  });
});
