/** What the README claims, as far as the program can be asked. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { policyPlace } from '../src/adapters/policy/policy-place.ts';
import { settingsKeys } from '../src/core/settings/live-settings.ts';
import { help } from '../src/app/command-line.ts';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const readme = read('README.md');

test('CONTRIBUTING names files, folders and commands that there are', () => {
  const guide = read('.github/CONTRIBUTING.md');
  const paths = [...guide.matchAll(/(?:src|test|assets|\.config|\.ci)\/[\w./-]*\w/g)].map(([path]) => path);
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = [...guide.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});

describe('the README', () => {
  test('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((link) => !existsSync(new URL(link, root)))).toEqual([]);
  });

  test('names commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const names = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('knows every setting', () => {
    const all = [...settingsKeys];
    const leaves = all.filter((key) => !all.some((other) => other.startsWith(`${key}.`)));
    // By itself, or as one of a group that stands in the table.
    const isNamed = (key: string): boolean =>
      readme.includes(`| \`${key}\``) || readme.includes(`, \`${key}\``);
    const groupOf = (key: string): string => key.slice(0, key.lastIndexOf('.'));
    expect(leaves.length).toBeGreaterThan(20);
    expect(leaves.filter((key) => !isNamed(key) && !isNamed(groupOf(key)))).toEqual([]);
  });

  test('knows every word of the command line', () => {
    const words = help.match(/--[\w-]+/g) ?? [];
    expect(words.filter((word) => !readme.includes(word))).toEqual([]);
  });

  test('says where a policy lies on each system', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      expect(readme).toContain(`\`${policyPlace(platform, {}).file}\``);
    }
    const windows = policyPlace('win32', { ProgramData: '%ProgramData%' }).file;
    expect(readme).toContain(`\`${windows}\``);
  });
});
