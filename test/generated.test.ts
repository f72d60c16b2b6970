import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../.config/generate.ts';
import { settingsKeys } from '../src/core/settings/live-settings.ts';
import { settingsTable } from '../src/core/settings/settings-table.ts';

const files = await generatedFiles();

test.each(files.map(({ path, text }) => [basename(path), path, text] as const))(
  '%s is what the settings make of it (after a change: npm run generate)',
  (_name, path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  },
);

test('README has a row for every setting, with its default and its meaning', () => {
  const rows = [...settingsTable().matchAll(/^\| `([\w.]+)` \| `(.+?)` \| (.+) \|$/gm)];
  const keys = [...settingsKeys];
  const leaves = keys.filter((key) => !keys.some((other) => other.startsWith(`${key}.`)));
  expect(new Set(rows.map(([, key]) => key))).toEqual(new Set(leaves));
});
