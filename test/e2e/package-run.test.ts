/** The packaged program runs: what was left out of the package is not needed. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { version } from '../../src/app/version.ts';
import { ask, ringing, tearDown } from './electron-shell.ts';
import { startPackaged, unpackedMain } from './package-shell.ts';
import { buildPackage, type Package } from './package.ts';

let built: Package;
let place: string;
let main: string;

beforeAll(async () => {
  built = await buildPackage('linux');
  place = mkdtempSync(join(tmpdir(), 'offhook-unpacked-'));
  main = unpackedMain(built, join(place, 'app'));
}, 240_000);
afterEach(tearDown);
afterAll(() => {
  built?.remove();
  if (place) rmSync(place, { recursive: true, force: true });
});

const patience = { timeout: 30_000 };

test('the packaged program starts into the tray, tells of a call, and shows it in its window', async () => {
  const shell = await startPackaged(main, { args: ['--hidden'], calls: [ringing('call-1')] });
  const [tray] = await shell.app.control.trays();
  expect(tray?.toolTip).toContain('Offhook');
  expect(tray?.image.size.width).toBeGreaterThan(0);
  expect(await shell.app.control.windows()).toEqual([]);

  expect(await shell.deliver('call-start', { 'data[CALL_ID]': 'call-1' })).toBe(200);
  await shell.app.recorded('notification.show');
  expect(await shell.app.control.notifications()).toMatchObject([{ title: 'Anna' }]);

  await shell.app.control.clickTrayMenu({ labels: ['Open history'] });
  const page = await shell.page();
  await expect.poll(() => page.getByRole('row').getByText('Anna').count(), patience).toBe(1);
  expect(await ask(page, 'app.describe', null)).toMatchObject({ shell: 'electron', version: version() });
  expect(await shell.close()).toBe(0);
  expect(shell.app.stderr.join('\n')).not.toMatch(/ERR_MODULE_NOT_FOUND|Cannot find|ENOENT/);
});

test('where Electron’s notices fail, the helper program of the desktop is started from the package', async () => {
  const [bin, told] = [join(place, 'bin'), join(place, 'told')];
  mkdirSync(bin);
  writeFileSync(join(bin, 'notify-send'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}'\n`, { mode: 0o755 });
  const shell = await startPackaged(main, {
    args: ['--hidden'],
    calls: [ringing('call-1')],
    scenario: { notifications: { failure: 'UNErrorDomain 1' } },
    env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
  });
  await shell.deliver('call-start', { 'data[CALL_ID]': 'call-1' });
  await expect.poll(() => existsSync(told) && readFileSync(told, 'utf8'), patience).toContain('Anna');
});
