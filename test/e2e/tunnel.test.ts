/** The built program behind a real localtunnel server: deliveries come in over the public address. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postThrough } from '../adapters/tunnel/post-through.ts';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '../localtunnel-server.ts';
import { dataFolder, startShell, type HeadlessShell } from './headless-shell.ts';

const names = fileURLToPath(new URL('resolve-tunnel-names.cjs', import.meta.url));
let folder: ReturnType<typeof dataFolder>;
let server: LocaltunnelServer;
let shell: HeadlessShell;

beforeAll(async () => {
  server = await startLocaltunnelServer();
  folder = dataFolder({
    settings: {
      portal: { operatorId, memberId },
      notifications: { enabled: false },
      tunnel: { kind: 'localtunnel', host: server.host },
    },
    secrets: { applicationToken },
  });
  shell = await startShell(['--data-dir', folder.path], {
    ...process.env,
    NODE_OPTIONS: `--require ${names}`,
  });
});

afterAll(async () => {
  await shell?.stop();
  await server?.stop();
  folder?.remove();
});

/** The addresses the operator was told to give to Bitrix24, the latest last. */
function handlers(): string[] {
  return shell.stdout().flatMap((line) => {
    const told = JSON.parse(line) as { event: string; url?: string };
    return told.event === 'handler' && told.url !== undefined ? [told.url] : [];
  });
}

function countKept(prefix: string): number {
  const database = new DatabaseSync(join(folder.path, 'history.db'), { readOnly: true });
  const { calls } =
    database.prepare('SELECT count(*) AS calls FROM calls WHERE call_id LIKE ?').get(`${prefix}%`) ?? {};
  database.close();
  return Number(calls);
}

async function deliver(callId: string): Promise<number | undefined> {
  return postThrough(handlers().at(-1) ?? '', fixture('call-start', Date.now(), { 'data[CALL_ID]': callId }));
}

test('the public address is told once it is proven to lead here, and a delivery over it ends in the history', async () => {
  await expect.poll(handlers, { timeout: 20_000 }).toHaveLength(1);
  expect(handlers()[0]).toMatch(/^http:\/\/[^/]+\.tunnels\.test:\d+\/b24\/[0-9a-f]{32}$/);
  expect(await deliver('through the tunnel')).toBe(200);
  expect(countKept('through the tunnel')).toBe(1);
});

test('1,000 deliveries at 50 a second are all answered 200, and all kept', async () => {
  const answers: Promise<number | undefined>[] = [];
  await new Promise<void>((resolve) => {
    const pace = setInterval(() => {
      answers.push(deliver(`paced ${answers.length}`));
      if (answers.length < 1_000) return;
      clearInterval(pace);
      resolve();
    }, 20);
  });
  const statuses = await Promise.all(answers);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect(countKept('paced')).toBe(1_000);
});

test('a tunnel server that is killed and comes back is heard through again, at an address that is told', async () => {
  await server.kill('SIGKILL');
  await shell.logged('"deaf"');
  await server.restart();
  await expect.poll(handlers, { timeout: 15_000 }).toHaveLength(2);
  expect(handlers()[1]).not.toBe(handlers()[0]);
  expect(await deliver('after the repair')).toBe(200);
  expect(countKept('after the repair')).toBe(1);
});
