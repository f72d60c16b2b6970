/** The MSI, as far as it can be made without the WiX tools: the project they are given. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runBuilder } from './package.ts';

let place: string;
let project: string;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'offhook-msi-'));
  const [stop, copy] = [join(place, 'stop.cjs'), join(place, 'project.wxs')];
  writeFileSync(
    stop,
    `exports.default = (file) => {
      require('node:fs').copyFileSync(file, ${JSON.stringify(copy)});
      throw new Error('the project is made');
    };`,
  );
  const words = ['--win', 'msi', `-c.msiProjectCreated=${stop}`];
  const { said } = await runBuilder('windows', { place, words });
  if (!said.includes('the project is made')) throw new Error(`there is no project:\n${said}`);
  project = readFileSync(copy, 'utf8');
}, 240_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

test('the MSI is for the machine, and starts nothing after a silent installation', () => {
  expect(project).toContain('<Property Id="ALLUSERS" Secure="yes" Value="1"/>');
  expect(project).toContain('<Directory Id="ProgramFiles64Folder">');
  expect(project).not.toContain('DesktopFolder');
  expect(project).toMatch(/Action="runAfterFinish"[^>]*>NOT Installed AND UILevel >= 4</);
});

test('its shortcut carries the identity under which notices are shown', () => {
  expect(project).toMatch(
    /<Shortcut [^>]*ProgramMenuFolder[^>]*Name="Offhook"[^>]*>\s*<ShortcutProperty Key="System.AppUserModel.ID" Value="com.offhook.app"/,
  );
});

test('it replaces an older one, and no setup program of ours is in it', () => {
  expect(project).toContain('<MajorUpgrade ');
  expect(project).toMatch(/UpgradeCode="CDF661DC-C681-5B6E-9FCA-BD1D32D40D03"/);
  expect(project).not.toContain('Uninstall Offhook.exe');
});
