/** The built headless program behind a real localtunnel server, and deliveries over its public address. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { postThrough } from '../adapters/tunnel/post-through.ts';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '../localtunnel-server.ts';
import { dataFolder, startShell, type HeadlessShell } from './headless-shell.ts';

const names = fileURLToPath(new URL('resolve-tunnel-names.cjs', import.meta.url));

export interface TunnelledShell {
  readonly server: LocaltunnelServer;
  readonly shell: HeadlessShell;
  /** The addresses the operator was told to give to Bitrix24, the latest last. */
  handlers(): readonly string[];
  /** The states of the tunnel that the program logged, in order. */
  states(): readonly string[];
  /** Posts a call's START to the latest handler. @returns the status of the answer. */
  deliver(callId: string): Promise<number | undefined>;
  /** How many calls are in the history whose id begins so. */
  countKept(prefix: string): number;
  stop(): Promise<void>;
}

/** @param subdomain the name that is wanted. @param running a server that runs already. @param env of the program. */
export async function startTunnelledShell(
  subdomain: string | null = null,
  running?: LocaltunnelServer,
  env: NodeJS.ProcessEnv = process.env,
): Promise<TunnelledShell> {
  const server = running ?? (await startLocaltunnelServer());
  const folder = dataFolder({
    settings: {
      portal: { operatorId, memberId },
      notifications: { enabled: false },
      tunnel: { kind: 'localtunnel', host: server.host, subdomain },
    },
    secrets: { applicationToken },
  });
  const shell = await startShell(['--data-dir', folder.path], {
    ...env,
    NODE_OPTIONS: `--require ${names}`,
  });

  return {
    server,
    shell,
    handlers,
    states: () =>
      [...shell.stderr().matchAll(/"state":"(\w+)".*"msg":"tunnel"/g)].map(([, state = '']) => state),
    deliver: (callId) =>
      postThrough(handlers().at(-1) ?? '', fixture('call-start', Date.now(), { 'data[CALL_ID]': callId })),
    countKept(prefix) {
      const database = new DatabaseSync(join(folder.path, 'history.db'), { readOnly: true });
      const { calls } =
        database.prepare('SELECT count(*) AS calls FROM calls WHERE call_id LIKE ?').get(`${prefix}%`) ?? {};
      database.close();
      return Number(calls);
    },
    async stop() {
      await shell.stop();
      await server.stop();
      folder.remove();
    },
  };

  function handlers(): string[] {
    return shell.stdout().flatMap((line) => {
      const told = JSON.parse(line) as { event: string; url?: string };
      return told.event === 'handler' && told.url !== undefined ? [told.url] : [];
    });
  }
}
