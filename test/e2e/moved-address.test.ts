/** With webhooks only the operator can tell Bitrix24 of another address: what he is told, and that nothing claims more. */
import { expect, onTestFinished, test } from 'vitest';
import { needs } from '../needs.ts';
import { startNotificationDaemon } from '../notification-daemon.ts';
import { startTunnelledShell } from './tunnelled-shell.ts';
import { windowClient } from './window-client.ts';

test(
  'an address that changed is told at once, by notice, status and doctor, and so is the next one; arriving is claimed by a call only',
  needs('Xvfb', 'dbus-daemon', 'dunst', 'dunstctl'),
  async () => {
    const daemon = await startNotificationDaemon();
    onTestFinished(() => daemon.stop());
    const app = await startTunnelledShell(null, undefined, { ...process.env, ...daemon.env });
    onTestFinished(() => app.stop());
    await expect.poll(app.handlers, { timeout: 20_000 }).toHaveLength(1);
    const window = await windowClient(app.shell);
    const why = async () => (await window.ask('status.read', null)).arrival.why;
    const titles = async () => (await daemon.history()).map(({ summary }) => summary);
    expect(await why()).toBe('unproven');
    expect(await app.deliver('first')).toBe(200);
    expect(await why()).not.toBe('unproven');

    for (const outage of [2, 3]) {
      await app.server.restart();
      await expect.poll(app.handlers, { timeout: 30_000 }).toHaveLength(outage);
      const address = app.handlers().at(-1) ?? '';
      await expect.poll(why, { timeout: 10_000 }).toBe('moved');
      expect((await window.ask('status.read', null)).handlerUrl).toBe(address);
      await expect.poll(async () => (await titles()).at(-1)).toBe('Bitrix24 needs a new address');
      expect((await daemon.history()).at(-1)?.body).toContain(address);
      const { checks, outcome } = await window.ask('doctor.run', null);
      expect([checks.find(({ name }) => name === 'subscriptions')?.code, outcome]).toEqual([
        'moved',
        'do-not-arrive',
      ]);
      expect(await app.deliver(`after outage ${outage}`)).toBe(200);
      await expect.poll(why).not.toBe('moved');
      await expect.poll(async () => (await titles()).at(-1)).toBe('Offhook hears calls again');
    }
  },
);
