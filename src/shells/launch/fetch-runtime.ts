import { spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { join } from 'node:path';

/** A hundred megabytes on a slow line; whoever has none is told in three seconds. */
const fetchForMs = 5 * 60_000;
const findForMs = 3_000;

export interface FetchParts {
  /** Of the npm package `electron`. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly tell: (line: string) => void;
}

/** Fetches the runtime as the package itself would, once. @returns why not, or null when it is there. */
export async function fetchRuntime({ folder, env, tell }: FetchParts): Promise<string | null> {
  if ((env['ELECTRON_SKIP_BINARY_DOWNLOAD'] ?? '') !== '') return 'fetching it is switched off';
  const host = mirrorHost(env);
  if (!(await isFound(host))) return `${host} cannot be reached`;
  tell('fetching the Electron runtime, once…');
  return run(join(folder, 'install.js'), env);
}

/** As @electron/get chooses it. */
function mirrorHost(env: NodeJS.ProcessEnv): string {
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? '';
  return URL.parse(mirror)?.hostname ?? 'github.com';
}

async function isFound(host: string): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), findForMs).unref());
  const found = lookup(host).then(
    () => true,
    () => false,
  );
  return Promise.race([found, late]);
}

function run(script: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const child = spawn(process.execPath, [script], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: fetchForMs,
    windowsHide: true,
  });
  // Nobody waits for it any more.
  const giveUp = (): void => void child.kill();
  process.once('exit', giveUp);
  let last = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (last = `${last}${text}`.slice(0, 2_000)));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => {
      process.removeListener('exit', giveUp);
      resolve(code === 0 ? null : last.split('\n', 1)[0] || `it ended with ${code}`);
    });
  });
}
