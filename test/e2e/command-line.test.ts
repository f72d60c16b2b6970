import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFolder, runShell, startShell } from './headless-shell.ts';
import { windowClient } from './window-client.ts';

describe('the command line', () => {
  test('--version prints the version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await runShell(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('--help names every option', async () => {
    const { code, stdout } = await runShell(['--help']);
    expect(code).toBe(0);
    for (const option of ['--headless', '--demo', '--data-dir', '--hidden', '--version', '--help']) {
      expect(stdout).toContain(option);
    }
  });

  test.each([[['--nonsense']], [['stray']], [['--data-dir']]])(
    '%j is refused with exit code 2',
    async (words) => {
      const { code, stdout, stderr } = await runShell(words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('Usage');
    },
  );
});

describe('a first start without settings', () => {
  test('is ready, says how to connect a portal and how to see the demo, and keeps running until it is told to stop', async () => {
    const folder = dataFolder();
    const shell = await startShell(['--data-dir', folder.path]);
    expect(shell.ready).toEqual({
      event: 'ready',
      listener: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/b24\/[0-9a-f]{32}$/),
      window: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]{43}$/),
      tunnel: { kind: 'localtunnel', url: null },
      dataDir: folder.path,
    });
    await shell.logged('npm run demo');
    expect(shell.process.exitCode).toBeNull();
    expect(await shell.stop('SIGINT')).toBe(0);
    for (const line of shell.stderr().trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ level: expect.anything() });
    folder.remove();
  });

  test('makes the secret path once, and keeps it', async () => {
    const folder = dataFolder({ settings: { tunnel: { kind: 'none' } } });
    const first = await startShell(['--data-dir', folder.path]);
    await first.stop();
    const second = await startShell(['--data-dir', folder.path]);
    await second.stop();
    expect(new URL(second.ready.listener).pathname).toBe(new URL(first.ready.listener).pathname);
    folder.remove();
  });
});

describe('a settings file that cannot be used', () => {
  test.each([
    ['{ "tunnel": { "kind": "pigeon" }, "listener": { "port": -1 } }', ['tunnel.kind', 'listener.port']],
    ['{ "tunnel": ', ['settings.json']],
    ['[]', ['settings.json']],
  ])('%s: says what is wrong, exits with 2 and leaves the file alone', async (text, named) => {
    const folder = dataFolder({ settings: text });
    const file = join(folder.path, 'settings.json');
    const before = statSync(file).mtimeMs;
    const { code, stdout, stderr } = await runShell(['--data-dir', folder.path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const name of named) expect(stderr).toContain(name);
    expect({ text: readFileSync(file, 'utf8'), mtimeMs: statSync(file).mtimeMs }).toEqual({
      text,
      mtimeMs: before,
    });
    folder.remove();
  });
});

test('a second program with the same data folder says so and leaves the first alone', async () => {
  const folder = dataFolder({ settings: { tunnel: { kind: 'none' } } });
  const shell = await startShell(['--data-dir', folder.path]);
  const second = await runShell(['--data-dir', folder.path]);
  expect(second.code).toBe(1);
  expect(second.stderr).toContain('already running');
  expect(await shell.stop()).toBe(0);
  folder.remove();
});

test('a damaged history is set aside, and its owner is told', async () => {
  const folder = dataFolder({ settings: { tunnel: { kind: 'none' } } });
  writeFileSync(
    join(folder.path, 'history.db'),
    'this is no database, but somebody may still want it'.repeat(100),
  );
  const shell = await startShell(['--data-dir', folder.path]);
  await shell.logged('damaged');
  const kept = shell.stderr().match(/history\.damaged[^"\s\\]+/)?.[0] ?? '';
  expect(existsSync(join(folder.path, kept))).toBe(true);
  expect(readFileSync(join(folder.path, kept), 'utf8')).toContain('somebody may still want it');
  await shell.stop();
  folder.remove();
});

test('the demo shows calls of several kinds without any account, and leaves nothing behind', async () => {
  const shell = await startShell(['--demo']);
  await shell.logged('accepted');
  expect(existsSync(shell.ready.dataDir)).toBe(true);
  expect(shell.ready.tunnel).toEqual({ kind: 'none', url: null });
  const { checks, callsWouldArrive } = await (await windowClient(shell)).ask('doctor.run', null);
  expect(checks.filter(({ state }) => state === 'failed')).toEqual([]);
  expect(callsWouldArrive).toBe(true);
  expect(await shell.stop()).toBe(0);
  expect(existsSync(shell.ready.dataDir)).toBe(false);
});
