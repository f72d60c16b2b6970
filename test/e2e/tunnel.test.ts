/** The built program behind a real localtunnel server: deliveries come in over the public address. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { localtunnel } from '../../src/adapters/tunnel/localtunnel.ts';
import { startTunnelledShell, type TunnelledShell } from './tunnelled-shell.ts';

let app: TunnelledShell;
beforeAll(async () => {
  app = await startTunnelledShell();
});
afterAll(() => app?.stop());

test('the public address is told once it is proven to lead here, and a delivery over it ends in the history', async () => {
  await expect.poll(app.handlers, { timeout: 20_000 }).toHaveLength(1);
  expect(app.handlers()[0]).toMatch(/^http:\/\/[^/]+\.tunnels\.test:\d+\/b24\/[0-9a-f]{32}$/);
  expect(await app.deliver('through the tunnel')).toBe(200);
  expect(app.countKept('through the tunnel')).toBe(1);
});

test('1,000 deliveries at 50 a second are all answered 200, and all kept', async () => {
  const answers: Promise<number | undefined>[] = [];
  await new Promise<void>((resolve) => {
    const pace = setInterval(() => {
      answers.push(app.deliver(`paced ${answers.length}`));
      if (answers.length < 1_000) return;
      clearInterval(pace);
      resolve();
    }, 20);
  });
  const statuses = await Promise.all(answers);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect(app.countKept('paced')).toBe(1_000);
});

test('a tunnel server that is killed and comes back is heard through again, at an address that is told', async () => {
  await app.server.kill('SIGKILL');
  await app.shell.logged('"deaf"');
  await app.server.restart();
  await expect.poll(app.handlers, { timeout: 15_000 }).toHaveLength(2);
  expect(app.handlers()[1]).not.toBe(app.handlers()[0]);
  expect(await app.deliver('after the repair')).toBe(200);
  expect(app.countKept('after the repair')).toBe(1);
});

test('a wanted name that another client has is taken back once he has left, and told', async () => {
  const { server } = app;
  const other = localtunnel({ host: server.host, subdomain: 'front-desk' }).start(9);
  await other.opened;
  const second = await startTunnelledShell('front-desk', server);
  onTestFinished(async () => void (await second.shell.stop()));
  await expect.poll(second.handlers, { timeout: 20_000 }).toHaveLength(1);
  expect(second.handlers()[0]).not.toContain('//front-desk.');
  await other.close();
  // It looks every minute.
  await expect.poll(second.handlers, { timeout: 90_000 }).toHaveLength(2);
  expect(second.handlers()[1]).toContain('//front-desk.tunnels.test:');
  expect(await second.deliver('at the wanted name')).toBe(200);
  expect(second.countKept('at the wanted name')).toBe(1);
});
