/** `npm run dev`: program and window from source, before the demo portal. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { strippedRegister } from './electron-stand-in/strip-stand-in.ts';
import { launchBrowser } from './window/browser.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

test('the window from source shows the calls of the program from source; SIGTERM ends both', async () => {
  const child = spawn(process.execPath, ['.config/dev.ts'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const page = await windowAddress(child.stdout);
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const tab = await browser.newPage();
  await tab.goto(page);
  // A call of the demo comes over the proxied requests, or the proxied event stream.
  await tab.locator('.call-row[data-outcome]').first().waitFor({ timeout: 60_000 });
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

async function windowAddress(stdout: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(stdout)) {
    const address = /hot reload: (http:\S+)/.exec(line)?.[1];
    if (address !== undefined) {
      stdout.resume();
      return address;
    }
  }
  throw new Error('development mode ended before it showed an address');
}

describe('with --electron', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'offhook-dev-'));
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  function develop(env: Readonly<Record<string, string>>, words: readonly string[] = []): ChildProcess {
    const child = spawn(process.execPath, ['.config/dev.ts', '--electron', ...words], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: place, ...env },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  }

  test('says where to get the runtime when there is none', async () => {
    const child = develop({});
    const said = child.stderr === null ? '' : text(child.stderr);
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(await said).toMatch(
      /^offhook: the Electron runtime is not installed; `node \S+install\.js` fetches it/,
    );
  });

  test.skipIf(process.platform === 'win32')('builds and starts the tray app; SIGTERM ends it', async () => {
    // As the package finds it: the stand-in, under the name of the runtime.
    const runtime = `#!/bin/sh\nexec '${process.execPath}' --import '${strippedRegister()}' "$@"\n`;
    writeFileSync(join(place, 'electron'), runtime, { mode: 0o755 });
    const env = { ELECTRON_STAND_IN: '{}', XDG_CONFIG_HOME: place };
    const child = develop(env, ['--hidden', '--data-dir', join(place, 'data')]);
    child.stderr?.resume();
    const exited = once(child, 'exit');
    expect(await firstJson(child.stdout)).toMatchObject({ event: 'ready', dataDir: join(place, 'data') });
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});

async function firstJson(stdout: NodeJS.ReadableStream | null): Promise<unknown> {
  if (stdout === null) return null;
  for await (const line of createInterface(stdout))
    if (line.startsWith('{')) return JSON.parse(line) as unknown;
  throw new Error('it ended before it was ready');
}
