/** A machine that has Node and nothing else. */
import { execFile } from 'node:child_process';
import { chmodSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { needs, notificationDaemonPrograms } from './needs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('a program that a test needs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'offhook-needs-'));
    vi.stubEnv('PATH', [join(folder, 'nowhere'), '', folder].join(delimiter));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const missing = (...names: string[]) => ({ skip: true, meta: { missingPrograms: names } });

  test.skipIf(process.platform === 'win32')('is found on the PATH, or by its whole path', () => {
    writeFileSync(join(folder, 'there'), '');
    chmodSync(join(folder, 'there'), 0o755);
    expect(needs()).toEqual({});
    expect(needs('there', join(folder, 'there'))).toEqual({});
    expect(needs('there', 'gone')).toEqual(missing('gone'));
  });

  test('is missing when it is a folder or cannot be run', () => {
    mkdirSync(join(folder, 'a-folder'));
    writeFileSync(join(folder, 'a-text'), '', { mode: 0o644 });
    expect(needs('a-folder', 'a-text')).toEqual(missing('a-folder', 'a-text'));
    vi.stubEnv('PATH', undefined);
    expect(needs('sh')).toEqual(missing('sh'));
  });
});

test('CI installs every program that a test needs', () => {
  const files = globSync('test/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('needs.test.ts'));
  const lists = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bneeds\(([^)]*)\)/g)].map(([, list]) => list),
  );
  const named = lists.flatMap((list = '') => [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name));
  const script = readFileSync(join(root, '.ci/run'), 'utf8');
  const installed = new Set([...script.matchAll(/ ([\w/-]+):[\w-]+/g)].map(([, program]) => program));
  const wanted = new Set([...named, ...notificationDaemonPrograms]);
  expect(wanted.size).toBeGreaterThan(10);
  expect([...wanted].filter((name = '') => !installed.has(name))).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'with an empty PATH the tests of the notifiers pass, and the last line names what was missing',
  async () => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const words = [vitest, 'run', '--config', '.config/vitest.config.ts', 'test/adapters/notifier'];
    const bare = { cwd: root, env: { PATH: '', NO_COLOR: '1' }, timeout: 60_000 };
    const { stdout } = await promisify(execFile)(process.execPath, words, bare);
    const last = stdout.trim().split('\n').at(-1);
    expect(last).toMatch(/^[1-9]\d+ passed, 0 failed, [1-9]\d+ skipped \(not installed: /);
    for (const program of [...notificationDaemonPrograms, 'notify-send']) expect(last).toContain(program);
    const place = 'test/adapters/notifier/bus/bus-traffic.test.ts > over a real bus';
    expect(stdout).toContain(
      `skipped: ${place} (5): ${notificationDaemonPrograms.join(', ')} not installed\n`,
    );
  },
  60_000,
);
