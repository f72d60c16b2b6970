/** `npm run dev`: program and window from source, before the demo portal. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
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
