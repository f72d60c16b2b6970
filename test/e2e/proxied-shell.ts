/** The built headless program behind a reverse proxy of Debian's, set up by the blocks of README.md. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { freePort } from '../listening-port.ts';
import { dataFolder, startShell, type HeadlessShell } from './headless-shell.ts';

const name = 'calls.proxies.test';
const router = fileURLToPath(new URL('public-port.cjs', import.meta.url));
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

export interface ProxiedShell {
  shell(): HeadlessShell;
  /** Stops the program, with the proxy running on, and starts it again. */
  restart(): Promise<void>;
  /** Posts a call's START over a connection that is kept. @returns the status of the answer. */
  deliver(callId: string, host?: string): Promise<number | undefined>;
  /** Gets a path of the public address. */
  get(path: string): Promise<number | undefined>;
  countKept(): number;
  stop(): Promise<void>;
}

/** @param change what somebody made of the block of README. */
export async function startProxiedShell(
  kind: 'nginx' | 'caddy',
  change = (block: string): string => block,
): Promise<ProxiedShell> {
  const [listenerPort, publicPort] = [await freePort(), await freePort()];
  const place = mkdtempSync(join(tmpdir(), `offhook-${kind}-`));
  const block = change(blockOf(kind))
    .replaceAll('calls.example.com', name)
    .replaceAll('127.0.0.1:53780', `127.0.0.1:${listenerPort}`);
  const proxy = kind === 'nginx' ? nginx(place, publicPort, block) : caddy(place, publicPort, block);
  const exited = once(proxy.process, 'exit');
  while (!(await isOpen(publicPort))) {
    if (proxy.process.exitCode !== null) throw new Error(`${kind} ended: ${proxy.said()}`);
    await pause(50);
  }
  const certificate = readFileSync(proxy.certificate);
  const folder = dataFolder({
    settings: {
      portal: { operatorId, memberId },
      notifications: { enabled: false },
      listener: { port: listenerPort },
      tunnel: { kind: 'static', publicUrl: `https://${name}` },
    },
    secrets: { applicationToken },
  });
  const start = (): Promise<HeadlessShell> =>
    startShell(['--data-dir', folder.path], {
      ...process.env,
      NODE_OPTIONS: `--require ${router}`,
      NODE_EXTRA_CA_CERTS: proxy.certificate,
      TEST_PUBLIC_PORT: String(publicPort),
    });
  let shell = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 2 });

  async function ask(path: string, host: string, body: string | null): Promise<number | undefined> {
    const outgoing = request({
      host: '127.0.0.1',
      port: publicPort,
      servername: name,
      ca: certificate,
      agent,
      path,
      method: body === null ? 'GET' : 'POST',
      headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
    });
    outgoing.end(body ?? undefined);
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    await once(answer.resume(), 'end');
    return answer.statusCode;
  }

  return {
    shell: () => shell,
    async restart() {
      await shell.stop();
      shell = await start();
    },
    deliver: (callId, host = name) =>
      ask(
        new URL(shell.ready.listener).pathname,
        host,
        fixture('call-start', Date.now(), { 'data[CALL_ID]': callId }),
      ),
    get: (path) => ask(path, name, null),
    countKept() {
      const database = new DatabaseSync(join(folder.path, 'history.db'), { readOnly: true });
      const { calls } = database.prepare('SELECT count(*) AS calls FROM calls').get() ?? {};
      database.close();
      return Number(calls);
    },
    async stop() {
      agent.destroy();
      await shell.stop();
      proxy.process.kill('SIGTERM');
      await exited;
      folder.remove();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function blockOf(kind: string): string {
  const [, block] = new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``).exec(readme) ?? [];
  if (block === undefined) throw new Error(`README.md has no block for ${kind}`);
  return block;
}

function nginx(place: string, port: number, block: string) {
  const [key, certificate, config] = ['key.pem', 'certificate.pem', 'nginx.conf'].map((file) =>
    join(place, file),
  ) as [string, string, string];
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...[
        '-subj',
        `/CN=${name}`,
        '-addext',
        `subjectAltName=DNS:${name}`,
        '-keyout',
        key,
        '-out',
        certificate,
      ],
    ],
    { stdio: 'ignore' },
  );
  const server = block
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace(/ssl_certificate .*;/, `ssl_certificate ${certificate};`)
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`);
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (use) => `${use}_temp_path ${join(place, use)};`,
  );
  writeFileSync(
    config,
    `daemon off; pid ${join(place, 'pid')}; error_log stderr; events {} http { ${own.join(' ')} ${server} }`,
  );
  return { certificate, ...run('nginx', ['-e', 'stderr', '-p', place, '-c', config], {}) };
}

function caddy(place: string, port: number, block: string) {
  const config = join(place, 'Caddyfile');
  const global = [
    `https_port ${port}`,
    'admin off',
    'auto_https disable_redirects',
    'local_certs',
    'skip_install_trust',
  ];
  writeFileSync(config, `{\n${global.join('\n')}\n}\n${block}`);
  const certificate = join(place, 'caddy/pki/authorities/local/root.crt');
  const env = { XDG_DATA_HOME: place, XDG_CONFIG_HOME: place };
  return { certificate, ...run('caddy', ['run', '--config', config, '--adapter', 'caddyfile'], env) };
}

function run(program: string, words: readonly string[], env: NodeJS.ProcessEnv) {
  // Servers are in /usr/sbin, which not everybody has on the PATH.
  const path = `${process.env['PATH']}:/usr/sbin`;
  const child = spawn(program, words, {
    env: { ...process.env, PATH: path, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  return { process: child, said: () => said };
}

function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).then((open) => {
    socket.destroy();
    return open === true;
  });
}
