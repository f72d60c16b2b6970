/** On Windows: what is downloaded has to be signed by the maker of the installed program, whichever feed it came from. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NsisUpdater } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UpdateOffer } from '../../../src/core/ports/updater.ts';
import { createElectronUpdater } from '../../../src/shells/electron/electron-updater.ts';
import { openUpdateFeed, type UpdateFeed } from '../../update-feed.ts';
import { installedLibrary } from './installed-library.ts';

let folder: string;
let feed: UpdateFeed;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-signature-'));
  feed = await openUpdateFeed('Offhook-setup-x64.exe');
});
afterEach(async () => {
  await feed.close();
  rmSync(folder, { recursive: true, force: true });
});

const publisher = 'The Offhook authors';
const setup = (): string => join(folder, 'cache/pending/Offhook-setup-x64.exe');

/** What a check comes to when the setup program is signed by this maker. Windows itself looks at signatures. */
async function checked(
  signedBy: string,
  { feedUrl = null }: { feedUrl?: string | null } = {},
): Promise<UpdateOffer> {
  const lines = `publisherName:\n  - ${publisher}\n`;
  const library = installedLibrary(NsisUpdater, { folder, feed: feed.url, lines });
  library.verifyUpdateCodeSignature = async (wanted, file) =>
    existsSync(file) && wanted.includes(signedBy) ? null : `signed by ${signedBy}, not by ${wanted.join()}`;
  const never = (): never => expect.unreachable();
  const updater = createElectronUpdater({
    load: async () => library,
    feedUrl: () => feedUrl,
    quitThen: never,
    exit: never,
  });
  return updater.check(() => {});
}

describe('a setup program', () => {
  test('of the same maker is taken', async () => {
    feed.offer('1.1.0', 'the newer program');
    expect(await checked(publisher)).toEqual({ kind: 'ready', version: '1.1.0' });
    expect(existsSync(setup())).toBe(true);
  });

  test('of another maker is refused, though its checksum is right', async () => {
    feed.offer('1.1.0', 'a forged program');
    expect(await checked('Somebody')).toMatchObject({
      kind: 'failed',
      detail: expect.stringContaining('is not signed by the application owner'),
    });
    expect(existsSync(setup())).toBe(false);
  });

  test("is held to the maker's name by a company's own feed too", async () => {
    const company = await openUpdateFeed('Offhook-setup-x64.exe');
    company.offer('1.1.0', 'a forged program');
    const offer = await checked('Somebody', { feedUrl: company.url });
    expect(offer).toMatchObject({ kind: 'failed', detail: expect.stringContaining('not signed by') });
    expect([company.requests.length > 1, feed.requests]).toEqual([true, []]);
    await company.close();
  });

  test('that would fetch its payload from elsewhere, unsigned, is refused', async () => {
    const sha512 = Buffer.alloc(64, 7).toString('base64');
    feed.offer('1.1.0', 'a forged program', {
      packages: `{ x64: { path: '${feed.url}/payload.7z', size: 1, sha512: '${sha512}' }, ia32: { path: p, sha512: s } }`,
    });
    expect(await checked(publisher)).toMatchObject({
      kind: 'failed',
      detail: expect.stringContaining('Web Installers are disabled'),
    });
    expect(feed.requests).not.toContain('/payload.7z');
  });
});
