/** Starts Debian's Chromium, headless, with a profile of its own that goes when it goes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { connectCdp, type CdpConnection } from './cdp-connection.ts';

export interface Chromium extends CdpConnection {
  readonly pid: number;
  readonly profile: string;
  /** Where `chromium.connectOverCDP` of a test connects. */
  readonly endpoint: Promise<string>;
  /** Synchronous: for the `exit` event of the process. */
  kill(): void;
}

/** One process for all frames of a page (no site isolation), so that one session sees them all; nothing that calls home. */
const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-popup-blocking',
  '--disable-back-forward-cache',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process,IsolateSandboxedIframes,Translate,OptimizationHints,MediaRouter',
  '--password-store=basic',
  '--use-mock-keychain',
  '--mute-audio',
];

export function launchChromium(executable: string): Chromium {
  const profile = mkdtempSync(join(tmpdir(), 'electron-stand-in-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(executable, [...flags, ...asRoot, `--user-data-dir=${profile}`], {
    // Our own output, so that whoever reads it sees its end only when Chromium has gone too.
    stdio: ['ignore', 'inherit', 'pipe', 'pipe', 'pipe'],
  });
  if (child.pid === undefined || !child.stderr) throw new Error(`${executable} did not start`);
  const [, , , write, read] = child.stdio;
  const connection = connectCdp(write as Writable, read as Readable);
  child.once('exit', () => removeProfile(profile));
  return {
    ...connection,
    pid: child.pid,
    profile,
    endpoint: endpointOf(child, child.stderr),
    kill() {
      child.kill('SIGKILL');
      removeProfile(profile);
    },
  };
}

function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

function endpointOf(child: ChildProcess, stderr: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    createInterface(stderr).on('line', (line) => {
      const found = /DevTools listening on ws:\/\/([^/]+)\//.exec(line)?.[1];
      if (found) resolve(`http://${found}`);
      else lines.push(line);
    });
    child.once('exit', () => reject(new Error(`Chromium has gone: ${lines.slice(-20).join('\n')}`)));
  });
}
