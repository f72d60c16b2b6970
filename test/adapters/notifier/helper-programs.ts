import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A real program named notify-send that does what a test needs, and can be found dead or alive. */
export interface StandIn {
  /** A PATH on which it comes first. */
  readonly path: string;
  /** The processes it ran as so far, those it started included. */
  pids(): readonly number[];
  /** Leaves nothing behind, not even when the code under test does. */
  remove(): void;
}

/** @param script for `sh`; each line it adds to `$PIDS` is a process id. */
export function standIn(script: string): StandIn {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-notify-'));
  const [program, pids] = [join(folder, 'notify-send'), join(folder, 'pids')];
  writeFileSync(program, `#!/bin/sh\nPIDS='${pids}'\necho $$ >> "$PIDS"\n${script}\n`);
  chmodSync(program, 0o755);
  const pidsSoFar = (): number[] =>
    existsSync(pids) ? readFileSync(pids, 'utf8').split('\n').filter(Boolean).map(Number) : [];
  return {
    path: `${folder}${delimiter}${process.env['PATH']}`,
    pids: pidsSoFar,
    remove() {
      for (const pid of pidsSoFar().filter(isAlive)) process.kill(pid, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether it still does anything: a process that waits for its parent to take note of its end does not. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
