/** The packaged program, taken out of its archive, under the stand-in for Electron. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { vi } from 'vitest';
import {
  launchShell,
  readyFolder,
  shellAt,
  type ElectronShell,
  type ShellOptions,
} from './electron-shell.ts';
import type { Package } from './package.ts';

/** What is in the archive and beside it, as the program sees both at run time. @returns the main script. */
export function unpackedMain({ asar }: Pick<Package, 'asar'>, folder: string): string {
  extractAll(asar, folder);
  return join(folder, 'dist/shells/electron/main.js');
}

/** Starts it with nothing around it but what is packed, and waits until it listens. Ended by `tearDown`. */
export async function startPackaged(main: string, options: ShellOptions = {}): Promise<ElectronShell> {
  const { settings: _s, secrets: _t, calls: _c, args = [], scenario, ...launch } = options;
  const folder = await readyFolder(options);
  const app = launchShell({
    ...launch,
    main,
    args: ['--data-dir', folder, ...args],
    scenario: { ...scenario, packaged: true },
  });
  await app.recorded('menu.setApplicationMenu');
  // A packaged program says nothing on standard output.
  const port = await vi.waitFor(() => listeningPortOf(app.process.pid ?? 0), 30_000);
  const { listener } = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as Settings;
  return shellAt({ app, folder, listener: `http://127.0.0.1:${port}/b24/${listener.path}` });
}

interface Settings {
  readonly listener: { readonly path: string };
}

/** As the kernel knows it (proc(5), net/tcp): state 0A listens, the tenth column is the socket's inode. */
function listeningPortOf(pid: number): number {
  const sockets = new Set(readdirSync(`/proc/${pid}/fd`).map((name) => socketAt(`/proc/${pid}/fd/${name}`)));
  for (const line of readFileSync(`/proc/${pid}/net/tcp`, 'utf8').split('\n')) {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    if (state === '0A' && sockets.has(inode)) return Number.parseInt(local.split(':')[1] ?? '', 16);
  }
  throw new Error('it does not listen yet');
}

function socketAt(path: string): string | undefined {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(path))?.[1];
  } catch {
    // Closed meanwhile.
    return undefined;
  }
}
