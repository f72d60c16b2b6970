/** The keeper and the localtunnel adapter against a real localtunnel server in a process of its own. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocaltunnelServer, type LocaltunnelServer } from '../../localtunnel-server.ts';
import { startLocalListener, type LocalListener } from './local-listener.ts';
import { postThrough } from './post-through.ts';
import { startRealKeeper, type RealKeeper } from './real-keeper.ts';

let server: LocaltunnelServer;
let listener: LocalListener;
let rig: RealKeeper;

beforeEach(async () => {
  server = await startLocaltunnelServer();
  listener = await startLocalListener();
  rig = startRealKeeper(server.host, listener);
  await rig.until(({ state }) => state === 'hearing');
});
afterEach(async () => {
  await rig.stop();
  await listener.close();
  await server.stop();
});

test('a killed server that comes back is heard through again, at a new address that the portal is told', async () => {
  await server.kill('SIGKILL');
  await rig.until(({ state }) => state === 'deaf');
  const heard = rig.until(({ state }) => state === 'hearing');
  await server.restart();
  const { url } = await heard;
  expect(rig.addresses).toHaveLength(2);
  expect(rig.addresses[1]).toBe(url);
  expect(rig.addresses[0]).not.toBe(url);
  expect(await postThrough(url ?? '', 'after')).toBe(200);
  expect(listener.deliveries).toEqual(['after']);
});

test.skipIf(process.platform === 'win32')(
  'a frozen server is noticed, told once, and told to be over once it goes on',
  async () => {
    await server.kill('SIGSTOP');
    await rig.until(({ state, reason }) => state === 'deaf' && reason?.code === 'timed-out');
    await expect.poll(() => rig.told, { timeout: 10_000 }).toEqual(['deaf']);
    const heard = rig.until(({ state }) => state === 'hearing');
    await server.kill('SIGCONT');
    await heard;
    expect(rig.told).toEqual(['deaf', 'hearing-again']);
  },
  40_000,
);

test('a paused tunnel takes no deliveries, and does again when it is resumed', async () => {
  const [address = ''] = rig.addresses;
  expect(await postThrough(address, 'before')).toBe(200);
  await rig.keeper.pause();
  const [name] = new URL(address).hostname.split('.');
  const isForgotten = async () => (await fetch(`${server.host}/api/tunnels/${name}/status`)).status === 404;
  await expect.poll(isForgotten, { timeout: 5_000 }).toBe(true);
  const heard = rig.until(({ state }) => state === 'hearing');
  rig.keeper.resume();
  const { url } = await heard;
  expect(await postThrough(url ?? '', 'after')).toBe(200);
});
