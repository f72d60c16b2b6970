/** Ten minutes without a call before the upstream localtunnel server, then one: does it arrive, and was anything lost meanwhile? */
import { setTimeout as silence } from 'node:timers/promises';
import { startTunnelledShell } from '../e2e/tunnelled-shell.ts';
import type { BenchRow } from './bench-row.ts';

const minutes = 10;

export async function quietTunnel(): Promise<BenchRow[]> {
  const app = await startTunnelledShell();
  await app.shell.logged('"state":"hearing"');
  await silence(minutes * 60_000);
  const status = await app.deliver('after ten minutes');
  const [handlers, states] = [app.handlers().length, app.states()];
  await app.stop();
  return [
    {
      what: `tunnel: ${minutes} minutes of silence, then a delivery`,
      measured: `${handlers} address, states ${states.join(', ')}, answer ${status}`,
      target: '1 address, hearing throughout, 200',
      peer: 'none',
      met: handlers === 1 && states.join() === 'hearing' && status === 200,
    },
  ];
}
