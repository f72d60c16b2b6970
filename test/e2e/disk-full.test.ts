/** A disk that is full, under the whole program. Linux only, and only where a small file system may be mounted. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { startShell } from './headless-shell.ts';
import { needs } from '../needs.ts';

function smallDisk(): { path: string; remove(): void } | null {
  const path = mkdtempSync(join(tmpdir(), 'offhook-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    rmSync(path, { recursive: true });
    return null;
  }
  return {
    path,
    remove() {
      execFileSync('umount', ['-l', path]);
      rmSync(path, { recursive: true });
    },
  };
}

const mounting = needs('mount', 'umount');

test(
  'a full disk is answered 503; the program lives, and takes calls once there is space',
  mounting,
  async (context) => {
    const disk = smallDisk();
    context.skip(disk === null, 'no right to mount a small file system');
    if (disk === null) return;
    const settings = {
      portal: { operatorId, memberId },
      notifications: { enabled: false },
      tunnel: { kind: 'none' },
    };
    writeFileSync(join(disk.path, 'settings.json'), JSON.stringify(settings));
    writeFileSync(join(disk.path, 'secrets.json'), JSON.stringify({ applicationToken }), { mode: 0o600 });
    const shell = await startShell(['--data-dir', disk.path]);
    const statuses = new Map<string, number>();
    const post = async (callId: string): Promise<number> => {
      const body = fixture('call-start', Date.now(), { 'data[CALL_ID]': callId });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { status } = await fetch(shell.ready.listener, { method: 'POST', body, headers });
      statuses.set(callId, status);
      return status;
    };

    expect(await post('before')).toBe(200);
    const ballast = join(disk.path, 'ballast');
    try {
      writeFileSync(ballast, Buffer.alloc(4 * 1024 * 1024));
    } catch {
      // As full as it gets.
    }
    let full = 0;
    for (let call = 0; call < 2_000 && full < 3; call++)
      full += (await post(`while full ${call}`)) === 503 ? 1 : 0;
    expect(full).toBe(3);
    rmSync(ballast);
    expect(await post('after')).toBe(200);
    expect(await shell.stop()).toBe(0);

    const database = new DatabaseSync(join(disk.path, 'history.db'));
    const kept = database
      .prepare('SELECT call_id FROM calls')
      .all()
      .map((row) => String(row['call_id']));
    database.close();
    disk.remove();
    const answered = [...statuses].filter(([, status]) => status === 200).map(([callId]) => callId);
    expect(kept.toSorted()).toEqual(answered.toSorted());
  },
);
