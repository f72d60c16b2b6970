/** `npm run check`, as far as it is more than the programs that it runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'offhook-check-'));
  for (const file of ['.config/check.ts', 'package.json', '.editorconfig'])
    cpSync(join(root, file), join(checkout, file));
  // Prettier is found where it is really, and puts its cache here.
  mkdirSync(join(checkout, 'node_modules'));
  symlinkSync(join(root, 'node_modules/prettier'), join(checkout, 'node_modules/prettier'), 'junction');
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

async function check(...steps: readonly string[]): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [join(checkout, '.config/check.ts'), ...steps]);
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { code, said };
}

test('what a step says is in one piece behind its name, and one that objects is enough to fail', async () => {
  writeFileSync(join(checkout, 'good.ts'), 'export const good = 1;\n');
  expect(await check('format')).toEqual({
    code: 0,
    said: expect.stringMatching(/^ok {2}format {2}[\d.]+ s\n$/),
  });
  writeFileSync(join(checkout, 'bad.ts'), 'export const bad=1');
  // Of unused code nothing can be said here: its program is not there.
  const { code, said } = await check('format', 'unused');
  expect(code).toBe(1);
  expect(said).toMatch(/^FAILED {2}format {2}[\d.]+ s\n(?:(?!FAILED|ok)[^])*bad\.ts/m);
  expect(said).toMatch(/^FAILED {2}unused /m);
});

test('what it remembers lies where nobody commits it', async () => {
  await check('format');
  expect(existsSync(join(checkout, 'node_modules/.cache/prettier-check'))).toBe(true);
});
