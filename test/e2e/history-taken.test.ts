/** What people, synchronised folders and clean-up programs do to the data folder while the whole program runs. */
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { dataFolder, startShell } from './headless-shell.ts';

async function running() {
  const parent = dataFolder();
  onTestFinished(parent.remove);
  const folder = join(parent.path, 'data');
  mkdirSync(folder);
  const settings = {
    portal: { operatorId, memberId },
    notifications: { enabled: false },
    tunnel: { kind: 'none' },
  };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ applicationToken }), { mode: 0o600 });
  const shell = await startShell(['--data-dir', folder]);
  onTestFinished(() => void shell.process.kill('SIGKILL'));
  return {
    ...{ parent: parent.path, folder, shell },
    async post(callId: string): Promise<number> {
      const body = fixture('call-start', Date.now(), { 'data[CALL_ID]': callId });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return (await fetch(shell.ready.listener, { method: 'POST', body, headers })).status;
    },
    /** How often each of these was told, in the log as in a notice. */
    told: (...kinds: readonly string[]) =>
      kinds.map((kind) => shell.stderr().split(`"kind":"${kind}"`).length - 1),
  };
}

function kept(folder: string): string[] {
  const database = new DatabaseSync(join(folder, 'history.db'), { readOnly: true });
  const ids = database.prepare('SELECT call_id FROM calls ORDER BY call_id').all();
  database.close();
  return ids.map((row) => String(row['call_id']));
}

test.each([
  ['history.db is removed', (folder: string) => rmSync(join(folder, 'history.db'))],
  [
    'every file in the data folder is removed',
    (folder: string) =>
      readdirSync(folder).forEach((name) => rmSync(join(folder, name), { recursive: true })),
  ],
  ['the data folder is removed', (folder: string) => rmSync(folder, { recursive: true })],
  ['the data folder is moved away', (folder: string) => renameSync(folder, `${folder}.old`)],
])('%s: what is answered 200 is kept, and it is told once', async (_what, take) => {
  const { folder, shell, post, told } = await running();
  expect(await post('before')).toBe(200);
  take(folder);
  expect([await post('a'), await post('b'), await post('c')]).toEqual([200, 200, 200]);
  expect(told('begun-anew', 'unusable')).toEqual([1, 0]);
  expect(await shell.stop()).toBe(0);
  expect(kept(folder)).toEqual(['a', 'b', 'c']);
});

test('a backup put back by renaming it is used from then on', async () => {
  const { parent, folder, shell, post, told } = await running();
  expect(await post('kept in the backup')).toBe(200);
  const backup = join(parent, 'backup.db');
  const source = new DatabaseSync(join(folder, 'history.db'));
  source.exec(`VACUUM INTO '${backup}'`);
  source.close();
  expect(await post('after the backup')).toBe(200);
  renameSync(backup, join(folder, 'history.db'));
  expect(await post('z')).toBe(200);
  expect(told('replaced')).toEqual([1]);
  expect(await shell.stop()).toBe(0);
  expect(kept(folder)).toEqual(['kept in the backup', 'z']);
});

test('where there can be no history calls are refused as not kept, shown all the same, and taken once there can', async () => {
  const { parent, folder, shell, post, told } = await running();
  expect(await post('before')).toBe(200);
  cpSync(folder, join(parent, 'copy'), { recursive: true });
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file where the folder was');
  expect([await post('a'), await post('b')]).toEqual([503, 503]);
  expect(told('unusable', 'usable')).toEqual([1, 0]);
  rmSync(folder);
  renameSync(join(parent, 'copy'), folder);
  expect(await post('after')).toBe(200);
  expect(told('unusable', 'usable')).toEqual([1, 1]);
  expect(await shell.stop()).toBe(0);
  expect(kept(folder)).toEqual(['after', 'before']);
});
