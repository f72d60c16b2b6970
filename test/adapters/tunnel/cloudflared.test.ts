import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloudflared } from '../../../src/adapters/tunnel/cloudflared.ts';
import { tunnelContract } from '../../contracts/tunnel-contract.ts';
import { needs } from '../../needs.ts';

const url = 'https://tells-who-is-calling.trycloudflare.com';
const ask = '2026-11-23T05:00:00Z INF Requesting new quick Tunnel on trycloudflare.com...';
const box = `2026-11-23T05:00:01Z INF |  ${url}                       |`;
const registered =
  '2026-11-23T05:00:02Z INF Registered tunnel connection connIndex=0 connection=0b2f event=0 ip=198.41.192.7 location=fra01 protocol=quic';
const refused =
  '2026-11-23T05:00:01Z ERR Error unmarshaling QuickTunnel response: error code: 1015 "https://api.trycloudflare.com/tunnel"';

/** What the stand-in does once it has written down its process id and arguments. */
const manners = {
  quick: `say '${ask}' '${box}' '${registered}'; exec sleep 600`,
  'url-only': `say '${ask}' '${box}'; exec sleep 600`,
  named: `say '${registered}'; exec sleep 600`,
  refused: `say '${ask}' '${refused}'; exit 1`,
  'short-lived': `say '${box}' '${registered}'; read -r _ < "$here/go"; say 'ERR gone'; exit 3`,
  mute: 'exit 7',
  'last-line': `say '${ask}' 'failed to dial to edge'; exit 1`,
  'on-stdout': `printf '%s\\r\\n' 'config file is missing' '' '   '; exit 1`,
  coloured: `printf '\\033[90m2026-11-23T05:00:01Z\\033[0m \\033[33mWRN\\033[0m no route to host\\n\\033[0m\\n' >&2; exit 1`,
  'without-newline': `say '${ask}'; printf 'your account is suspended' >&2; exit 1`,
  'complaint-first': `say '${refused}' '2026-11-23T05:00:02Z INF Shutting down'; exit 1`,
  'coloured-complaint': `printf '\\033[31mERR\\033[0m no credentials\\n' >&2; say 'INF bye'; exit 1`,
  'outlived-by-another': `sleep 600 & echo "$!" > "$here/left.pid"; say 'gone without a word'; exit 1`,
  'says-why-not': `say '${ask}' 'failed to reach the edge, trying again'; exec sleep 600`,
  stubborn: `trap '' TERM; say '${box}' '${registered}'; while :; do sleep 0.2; done`,
} as const;
type Manner = keyof typeof manners;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cloudflared-'));
  await Promise.all(
    Object.entries(manners).map(async ([manner, does]) => {
      const text = `#!/bin/sh\nhere='${folder}'\nsay() { printf '%s\\n' "$@" >&2; }\necho "$$ $*" > "$here/${manner}.run"\n${does}\n`;
      await writeFile(join(folder, manner), text);
      await chmod(join(folder, manner), 0o755);
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const startLimitMs = 3_000;
const quickTunnel = (manner: Manner) =>
  cloudflared({ program: join(folder, manner), named: null, startLimitMs });

async function runOf(manner: Manner): Promise<{ pid: number; args: string }> {
  const [pid, ...args] = (await readFile(join(folder, `${manner}.run`), 'utf8')).trim().split(' ');
  return { pid: Number(pid), args: args.join(' ') };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const tools = needs('/bin/sh', 'sleep', 'mkfifo');

describe.skipIf(process.platform === 'win32')('with a stand-in that speaks like cloudflared', tools, () => {
  tunnelContract('cloudflared (a stand-in)', async () => ({
    tunnel: quickTunnel('quick'),
    localPort: 8080,
    comesTo: 'open',
    close: () => Promise.resolve(),
  }));

  test('a quick tunnel opens with the address it was given, and is gone after close', async () => {
    const running = quickTunnel('quick').start(8080);
    expect(await running.opened).toEqual({ kind: 'open', url });
    const { pid, args } = await runOf('quick');
    expect(args).toBe('tunnel --no-autoupdate --url http://127.0.0.1:8080');
    expect(isAlive(pid)).toBe(true);
    await running.close();
    expect(isAlive(pid)).toBe(false);
  });

  test('a named tunnel opens with the address of the settings', async () => {
    const named = { publicUrl: 'https://calls.example/', name: 'front-desk' };
    const running = cloudflared({ program: join(folder, 'named'), named, startLimitMs }).start(8080);
    expect(await running.opened).toEqual({ kind: 'open', url: 'https://calls.example' });
    expect((await runOf('named')).args).toBe(
      'tunnel --no-autoupdate --url http://127.0.0.1:8080 run front-desk',
    );
    await running.close();
  });

  test('an address without a connection is no tunnel, and nothing is left of it', async () => {
    const running = cloudflared({ program: join(folder, 'url-only'), named: null, startLimitMs: 500 }).start(
      1,
    );
    expect(await running.opened).toMatchObject({ kind: 'failed', why: 'timed-out' });
    expect(isAlive((await runOf('url-only')).pid)).toBe(false);
  });

  test('a refusal is told in its words, and the address in them is not taken for the tunnel', async () => {
    const opened = await quickTunnel('refused').start(8080).opened;
    expect(opened).toMatchObject({ kind: 'failed', why: 'program-failed' });
    expect(opened).toHaveProperty('detail', expect.stringContaining('error code: 1015'));
  });

  test.each([
    ['mute', 'ended with code 7'],
    ['last-line', 'ended with code 1: failed to dial to edge'],
    ['on-stdout', 'ended with code 1: config file is missing'],
    ['coloured', 'ended with code 1: 2026-11-23T05:00:01Z WRN no route to host'],
    ['without-newline', 'ended with code 1: your account is suspended'],
    ['complaint-first', `ended with code 1: ${refused}`],
    ['coloured-complaint', 'ended with code 1: ERR no credentials'],
  ] as const)('the reason of a failure is the complaint, else the last line: %s', async (manner, detail) => {
    expect(await quickTunnel(manner).start(8080).opened).toEqual({
      kind: 'failed',
      why: 'program-failed',
      detail,
    });
  });

  test('a failure is told, too, where something that it started holds its output open', async () => {
    const opened = await quickTunnel('outlived-by-another').start(8080).opened;
    process.kill(Number(await readFile(join(folder, 'left.pid'), 'utf8')), 'SIGKILL');
    expect(opened).toHaveProperty('detail', 'ended with code 1: gone without a word');
  });

  test('a start that takes too long says what was heard last', async () => {
    const program = join(folder, 'says-why-not');
    const running = cloudflared({ program, named: null, startLimitMs: 500 }).start(8080);
    expect(await running.opened).toEqual({
      kind: 'failed',
      why: 'timed-out',
      detail: 'not open after 500 ms: failed to reach the edge, trying again',
    });
  });

  test('an end that nobody asked for is trouble', async () => {
    const go = spawn('mkfifo', [join(folder, 'go')]);
    await once(go, 'exit');
    const running = quickTunnel('short-lived').start(8080);
    expect((await running.opened).kind).toBe('open');
    const trouble = new Promise((tell) => running.onTrouble((why, detail) => tell({ why, detail })));
    await writeFile(join(folder, 'go'), '\n');
    expect(await trouble).toEqual({ why: 'program-ended', detail: 'ended with code 3: ERR gone' });
    await running.close();
  });

  test('one that will not end is killed', async () => {
    const running = quickTunnel('stubborn').start(8080);
    await running.opened;
    const { pid } = await runOf('stubborn');
    await running.close();
    expect(isAlive(pid)).toBe(false);
  });

  test.each([
    'process.exit(1)',
    'setImmediate(() => { throw new Error() })',
    "process.kill(process.pid, 'SIGKILL')",
  ])('it does not outlive us when we go by %s', async (ending) => {
    const program = `
        import { cloudflared } from ${JSON.stringify(import.meta.resolve('../../../src/adapters/tunnel/cloudflared.ts'))};
        await cloudflared({ program: ${JSON.stringify(join(folder, 'quick'))}, named: null }).start(1).opened;
        ${ending};`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
    await once(child, 'exit');
    const { pid } = await runOf('quick');
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });
});

test('a missing program is explained', async () => {
  const opened = await cloudflared({ program: '/nowhere/cloudflared', named: null }).start(8080).opened;
  expect(opened).toEqual({
    kind: 'failed',
    why: 'program-missing',
    detail: '/nowhere/cloudflared was not found: install cloudflared, or choose another kind of tunnel',
  });
});
