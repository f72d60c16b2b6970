/** `npm start` builds what is stale: judged by what a part is made of and what was made of it. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type * as freshness from '../.config/freshness.js';

const inputs = {
  'src/core/call/call.ts': 'call',
  'src/adapters/log/log.ts': 'log',
  'src/ui/main.tsx': 'page',
  'src/ui/main.css': 'colours',
  'package.json': '{}',
  'package-lock.json': '{}',
  'node_modules/.package-lock.json': '{}',
  '.config/vite.config.ts': 'settings',
};
const ui = 'dist/ui/assets/index.js';
const headless = 'dist/shells/headless/main.js';
const all = ['headless', 'launch', 'electron', 'preload', 'ui'];

let root: string;
let checkout: typeof freshness;
const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const remove = (file: string): void => rmSync(join(root, file), { recursive: true });
const buildAll = (): void => {
  for (const name of all) {
    const made = checkout.madeOf(name);
    put(name === 'ui' ? ui : join(checkout.parts[name]?.folder ?? '', 'main.js'), name);
    checkout.remember(name, made);
  }
};

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'offhook-freshness-'));
  for (const [file, text] of Object.entries(inputs)) put(file, text);
  const script = '.config/freshness.js';
  cpSync(fileURLToPath(new URL(`../${script}`, import.meta.url)), join(root, script));
  checkout = (await import(pathToFileURL(join(root, script)).href)) as typeof freshness;
  buildAll();
});
afterEach(() => rmSync(root, { recursive: true }));

test('what was built of what is there is fresh, in whatever order its files were written', () => {
  expect(checkout.staleParts()).toEqual([]);
  const longAgo = new Date('2001-01-01');
  for (const file of [...Object.keys(inputs), ui, headless]) utimesSync(join(root, file), longAgo, longAgo);
  utimesSync(join(root, 'src/core/call/call.ts'), new Date(), new Date());
  expect(checkout.staleParts()).toEqual([]);
});

test('nothing is fresh before the first build', () => {
  remove('dist');
  expect(checkout.staleParts()).toEqual(all);
});

describe('what is made of something else is stale', () => {
  test.each([
    ['src/core/call/call.ts', all],
    ['src/adapters/log/log.ts', ['headless', 'launch', 'electron']],
    ['src/ui/main.css', ['ui']],
    ['package.json', all],
    ['package-lock.json', all],
    ['node_modules/.package-lock.json', all],
    ['.config/vite.config.ts', all],
  ])('%s was changed, though it looks older than what was built: %j', (file, stale) => {
    const before = new Date('2001-01-01');
    put(file, 'other');
    utimesSync(join(root, file), before, before);
    expect(checkout.staleParts()).toEqual(stale);
    put(file, inputs[file as keyof typeof inputs]);
    expect(checkout.staleParts()).toEqual([]);
    remove(file);
    expect(checkout.staleParts()).toEqual(stale);
  });

  test('a source file came, or got another name', () => {
    put('src/preload/preload.ts', 'bridge');
    expect(checkout.staleParts()).toEqual(['preload']);
    remove('src/preload/preload.ts');
    put('src/ui/renamed.tsx', inputs['src/ui/main.tsx']);
    remove('src/ui/main.tsx');
    expect(checkout.staleParts()).toEqual(['ui']);
  });

  test('it was changed while it was built', () => {
    const made = checkout.madeOf('ui');
    put('src/ui/main.tsx', 'saved meanwhile');
    checkout.remember('ui', made);
    expect(checkout.staleParts()).toEqual(['ui']);
  });
});

describe('what is not as it was built is stale', () => {
  test.each([
    ['gone', () => remove(ui)],
    ['cut short', () => put(ui, 'u')],
    ['of another build', () => put(ui, 'xx')],
    ['one too many', () => put('dist/ui/assets/index-2.js', '')],
  ])('a file is %s', (_what, change) => {
    change();
    expect(checkout.staleParts()).toEqual(['ui']);
  });

  test('a build was interrupted', () => {
    checkout.forget('headless');
    expect(checkout.staleParts()).toEqual(['headless']);
    checkout.remember('headless', checkout.madeOf('headless'));
    expect(checkout.staleParts()).toEqual([]);
  });
});
