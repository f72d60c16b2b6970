/** The four ways in which the bare library leaves its user alone, each beside ours. */
import { spawn, type ChildProcess } from 'node:child_process';
import dns from 'node:dns';
import { once } from 'node:events';
import { createServer } from 'node:net';
import bareLocaltunnel from 'localtunnel';
import { afterEach, expect, test } from 'vitest';
import { localtunnel } from '../../../src/adapters/tunnel/localtunnel.ts';
import { listeningPort } from '../../listening-port.ts';
import { startSmallRelay, type Manner, type SmallRelay } from './small-relay.ts';

const localPort = 9;
const endings: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

async function relayThat(manner: Manner, ip?: string): Promise<SmallRelay> {
  const relay = await startSmallRelay({ manner, ...(ip !== undefined && { ip }) });
  endings.push(() => relay.close());
  return relay;
}

/** The bare library in a process of its own: what it leaves running must end with it. */
function bareInChild(host: string, then = ''): ChildProcess & { said: string } {
  const program = `
    import localtunnel from ${JSON.stringify(import.meta.resolve('localtunnel'))};
    const client = localtunnel({ port: ${localPort}, host: '${host}', subdomain: 'bare' }, () => console.log('settled'));
    ${then}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  endings.push(() => child.kill('SIGKILL'));
  const heard = Object.assign(child, { said: '' });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      heard.said += String(chunk);
    });
  return heard;
}

/** `relay.test` is this machine for as long as the network is up; then no name is known. */
function networkThat(): { isUp: boolean } {
  const network = { isUp: true };
  const { lookup } = dns;
  Object.assign(dns, {
    lookup(name: string, options: { readonly all?: boolean }, done: (...found: unknown[]) => void) {
      const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
      if (!network.isUp) setImmediate(done, error);
      else if (options.all === true) setImmediate(done, null, [{ address: '127.0.0.1', family: 4 }]);
      else setImmediate(done, null, '127.0.0.1', 4);
    },
  });
  endings.push(() => Object.assign(dns, { lookup }));
  return network;
}

test('names that cannot be resolved for a moment: the library is a zombie for ever, ours says so and comes back', async () => {
  const network = networkThat();
  const local = createServer();
  const port = await listeningPort(local);
  endings.push(() => local.close());
  const relay = await relayThat('tunnel', 'relay.test');
  const bare = await bareLocaltunnel({ port, host: relay.host, subdomain: 'bare' });
  const events: string[] = [];
  for (const event of ['close', 'error']) bare.on(event, () => events.push(event));
  const tunnel = localtunnel({ host: relay.host, subdomain: 'ours' });
  const ours = tunnel.start(port);
  await ours.opened;
  await expect.poll(() => [relay.standing('bare'), relay.standing('ours')]).toEqual([4, 4]);

  const trouble = new Promise((tell) => ours.onTrouble((why, detail) => tell(`${why}: ${detail}`)));
  network.isUp = false;
  relay.drop();
  expect(await trouble).toMatch(/^connection-lost: .*ENOTFOUND/);
  await ours.close();

  network.isUp = true;
  const again = tunnel.start(port);
  expect((await again.opened).kind).toBe('open');
  await expect.poll(() => relay.standing('ours')).toBe(4);
  expect(relay.standing('bare')).toBe(0);
  expect(events).toEqual([]);
  await again.close();
  bare.close();
});

test('a refused port: the library ends the process, ours says that it failed', async () => {
  const relay = await relayThat('refused-port');
  const child = bareInChild(relay.host);
  await once(child, 'close');
  expect(child.exitCode).not.toBe(0);
  expect(child.said).toContain("Unhandled 'error' event");

  const ours = localtunnel({ host: relay.host, subdomain: 'ours' }).start(localPort);
  expect(await ours.opened).toMatchObject({ kind: 'failed', why: 'unreachable' });
});

test('a server that accepts and never answers: the library waits for ever, ours for its limit', async () => {
  const relay = await relayThat('never-answers');
  const child = bareInChild(relay.host);
  await expect.poll(() => relay.asked, { timeout: 10_000 }).toContain('/bare');
  const ours = localtunnel({ host: relay.host, subdomain: 'ours', startLimitMs: 2_000 }).start(localPort);
  expect(await ours.opened).toMatchObject({ kind: 'failed', why: 'timed-out' });
  expect(child.said).toBe('');
});

test('closed while it starts: the library asks on for ever, ours stops', async () => {
  const relay = await relayThat('error');
  bareInChild(relay.host, 'client.close();');
  const silent = await relayThat('never-answers');
  const ours = localtunnel({ host: silent.host, subdomain: 'ours' }).start(localPort);
  await expect.poll(() => silent.asked).toEqual(['/ours']);
  await ours.close();
  expect(await ours.opened).toMatchObject({ kind: 'failed', why: 'called-off' });
  await expect.poll(() => relay.asked.length, { timeout: 10_000 }).toBeGreaterThan(2);
  expect(silent.asked).toEqual(['/ours']);
});
