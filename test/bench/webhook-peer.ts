import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface WebhookPeer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Debian's `webhook` as its users set it up for this job: one token rule, notify-send with title and body. */
export async function startWebhookPeer(token: string, env: NodeJS.ProcessEnv): Promise<WebhookPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-webhook-'));
  const rule = { type: 'value', value: token, parameter: { source: 'payload', name: 'token' } };
  const hook = {
    id: 'call',
    'execute-command': '/usr/bin/notify-send',
    'pass-arguments-to-command': ['title', 'body'].map((name) => ({ source: 'payload', name })),
    'trigger-rule': { match: rule },
  };
  writeFileSync(join(folder, 'hooks.json'), JSON.stringify([hook]));
  const port = String(await freePort());
  const words = ['-hooks', join(folder, 'hooks.json'), '-ip', '127.0.0.1', '-port', port];
  const child = spawn('webhook', words, { env, stdio: 'ignore' });
  const exited = once(child, 'exit');
  await answering(`http://127.0.0.1:${port}/`);
  return {
    url: `http://127.0.0.1:${port}/hooks/call`,
    async stop() {
      child.kill();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function answering(url: string): Promise<void> {
  for (let tries = 100; tries > 0; tries--) {
    const answered = await fetch(url).catch(() => null);
    if (answered !== null) return;
    await wait(50);
  }
  throw new Error('webhook does not answer');
}
