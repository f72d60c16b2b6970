/**
 * Development mode: the headless program from source, started again whenever a file of it is saved, before the demo portal; and
 * its window from source, served by Vite, which shows a saved change at once without losing what is on the screen.
 *
 *     npm run dev [-- ARGUMENTS]     arguments go to the program, in place of --demo
 *     npm run dev -- --electron      the tray app instead, where Electron's runtime is: dev-electron.ts
 */
import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createServer, type Plugin } from 'vite';
import window from './vite.config.ts';

const main = fileURLToPath(new URL('../src/shells/headless/main.ts', import.meta.url));

/** The running program's window server, and the session that this process opened there with the one-time key. */
let session: { readonly origin: string; readonly cookie: string } | null = null;

const words = process.argv.slice(2).filter((word) => word !== '--electron');
if (process.argv.includes('--electron')) {
  const { developElectron } = await import('./dev-electron.ts');
  const code = await developElectron(words.length > 0 ? words : ['--demo']);
  if (code === null) {
    process.stderr.write(
      'offhook: the Electron runtime is not installed; `node node_modules/electron/install.js` fetches it. Without it: npm run dev\n',
    );
  }
  process.exit(code ?? 1);
}
const program = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    '--enable-source-maps',
    main,
    ...(words.length > 0 ? words : ['--demo']),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
let isAsked = false;
program.once('exit', (code) => process.exit(isAsked ? 0 : (code ?? 1)));

const server = await createServer({
  ...window,
  configFile: false,
  plugins: [...(window.plugins ?? []), toProgram()],
  server: { host: '127.0.0.1', port: 5173 },
});
await server.listen();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Vite's own would leave before the program has stopped.
  process.removeAllListeners(signal);
  process.on(signal, () => {
    isAsked = true;
    program.kill(signal);
  });
}

for await (const line of createInterface(program.stdout)) {
  process.stdout.write(`${line}\n`);
  const link = windowLinkIn(line);
  if (link !== null) await openSession(link);
}

/** The window's link in the program's first line (README.md, "Command line"); other lines have none, or are not JSON. */
function windowLinkIn(line: string): URL | null {
  if (!line.startsWith('{"event":"ready"')) return null;
  const ready: unknown = JSON.parse(line);
  const holdsLink = typeof ready === 'object' && ready !== null && 'window' in ready;
  return holdsLink ? new URL(String(ready.window)) : null;
}

/** Here and not in the page, so that the page stays signed in when the program starts again. */
async function openSession({ origin, hash }: URL): Promise<void> {
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: hash.slice('#key='.length) }),
  });
  session = {
    origin,
    cookie: answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; '),
  };
  process.stdout.write(`\nThe window, with hot reload: ${server.resolvedUrls?.local[0]}\n\n`);
}

/** The program answers nobody but pages of its own origin with a session: what comes from Vite's page is sent on as such. */
function toProgram(): Plugin {
  return {
    name: 'to-program',
    configureServer({ middlewares }) {
      middlewares.use((incoming, outgoing, next) => {
        if (!/^\/(api|exports)\//.test(incoming.url ?? '')) return next();
        if (session === null) return outgoing.writeHead(503).end();
        const { origin, cookie } = session;
        const headers = { ...incoming.headers, host: new URL(origin).host, origin, cookie };
        const passed = request(new URL(incoming.url ?? '/', origin), { method: incoming.method, headers });
        passed.once('response', (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        });
        // The program is being started again.
        passed.once('error', () =>
          outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end(),
        );
        outgoing.once('close', () => passed.destroy());
        incoming.pipe(passed);
      });
    },
  };
}
