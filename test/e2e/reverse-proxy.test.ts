/** A static address behind nginx and Caddy of Debian, set up by the blocks that README.md gives. */
import { setTimeout as silence } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { needs } from '../needs.ts';
import { startProxiedShell, type ProxiedShell } from './proxied-shell.ts';
import { windowClient } from './window-client.ts';

async function started(...words: Parameters<typeof startProxiedShell>): Promise<ProxiedShell> {
  const app = await startProxiedShell(...words);
  onTestFinished(() => app.stop());
  return app;
}

describe.each(['nginx', 'caddy'] as const)('behind %s', (kind) => {
  const programs = kind === 'nginx' ? needs('nginx', 'openssl') : needs('caddy');

  test(
    'deliveries arrive: at any writing of the name, after quiet, and after a restart of the program',
    programs,
    async () => {
      const app = await started(kind);
      await app.shell().logged('"state":"hearing"');
      const names = [
        'calls.proxies.test',
        'CALLS.Proxies.Test',
        'calls.proxies.test:443',
        'calls.proxies.test.',
      ];
      for (const host of names) expect([host, await app.deliver(host, host)]).toEqual([host, 200]);
      for (const seconds of [1, 7, 12]) {
        await silence(seconds * 1_000);
        expect(await app.deliver(`after ${seconds} s of quiet`)).toBe(200);
      }
      await app.restart();
      await app.shell().logged('"state":"hearing"');
      expect(await app.deliver('after the restart')).toBe(200);
      expect(app.countKept()).toBe(names.length + 4);
      expect(await app.get('/')).toBe(404);
      expect(app.shell().stderr()).not.toContain('"state":"deaf"');
    },
  );
});

test(
  'behind nginx that sends another Host, status and doctor say so, and what was refused is counted',
  needs('nginx', 'openssl'),
  async () => {
    const app = await started('nginx', (block) => block.replace('proxy_set_header Host $http_host;', ''));
    await app.shell().logged('"state":"deaf"');
    expect(await app.deliver('one')).toBe(403);
    expect(await app.deliver('two')).toBe(403);
    const client = await windowClient(app.shell());
    const status = await client.ask('status.read', null);
    expect(status).toMatchObject({
      reachability: { state: 'deaf', reason: { code: 'foreign-host', detail: 'offhook' } },
      refusals: { count: 2, why: 'foreign-host', said: 'offhook' },
    });
    const { checks } = await client.ask('doctor.run', null);
    expect(checks).toContainEqual(expect.objectContaining({ name: 'refusals', code: 'foreign-host' }));
    expect(checks).toContainEqual(expect.objectContaining({ name: 'tunnel', code: 'foreign-host' }));
    expect(app.countKept()).toBe(0);
  },
);
