import type { AppStatus } from '../../src/core/status/app-status.ts';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createHookRunner } from '../../src/adapters/hooks/program-hook-runner.ts';
import { createHooks } from '../../src/core/hooks/hooks.ts';
import { readSettings } from '../../src/core/settings/settings.ts';
import { needs } from '../needs.ts';
import { callOf } from '../core/call/calls.ts';
import { recordingLog } from '../fakes/recording-log.ts';
import { listeningPort } from '../listening-port.ts';
import { appRig, patient } from './app-rig.ts';

const behindEnv = { on: 'answered', run: ['/usr/bin/env', 'bash', '-c', 'echo {number}'] };

test('a hook kept by an older version is switched off and told where; calls are heard all the same', async () => {
  const rig = await appRig('webhook');
  const good = { on: 'missed', run: ['/opt/tell', '{number}'] };
  const settings = { ...rig.kept('settings.json'), hooks: [behindEnv, good] };
  writeFileSync(join(rig.folder, 'settings.json'), JSON.stringify(settings));
  await rig.restart();

  const shown = await rig.ask('settings.read', null);
  expect(shown.settings.hooks).toEqual([good]);
  expect(shown.problems).toEqual([
    { key: 'hooks', message: expect.stringMatching(/^hook 1 is switched off: .*OFFHOOK_NUMBER/) },
  ]);
  await expect
    .poll(() => readFileSync(join(rig.folder, 'logs', 'offhook.log'), 'utf8'), patient)
    .toContain('hook 1 is switched off');
  expect(rig.kept('settings.json')).toMatchObject({ hooks: [behindEnv, good] });
  const outcome = await rig.ask('settings.set', { key: 'hooks', value: [good, behindEnv] });
  expect(outcome).toMatchObject({ kind: 'wrong', problems: [{ key: 'hooks' }] });
});

test.skipIf(process.platform === 'win32')(
  'whatever wraps a shell, and however a value gets there, a caller’s number is never run',
  needs('bash', 'env', 'nice', 'timeout', 'nohup', 'setsid', 'flock', 'sh', 'find', 'xargs', 'awk'),
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'offhook-run-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'made');
    const harmless = ['printf "%s" "$OFFHOOK_NUMBER"', 'echo ${OFFHOOK_NUMBER}'];
    const log = recordingLog();
    const wrappers = [[], ['env'], ['nice'], ['timeout', '5'], ['nohup'], ['setsid', '-w']];
    const shells = [
      ...['{number}', 'echo {number}', 'echo "{number}"'].flatMap((words) => [
        ['bash', '-c', words],
        ['sh', '-c', words],
        ['flock', join(folder, 'lock'), '-c', words],
        ['env', '-S', `sh -c "${words}"`],
      ]),
      ['bash', '-c', 'eval "$1"', 'bash', '{number}'],
      ['find', folder, '-maxdepth', '0', '-exec', 'sh', '-c', '{number}', ';'],
      ['xargs', '-a', '/dev/null', 'sh', '-c', '{number}'],
      ['awk', 'BEGIN { system(ARGV[1]) }', '{number}'],
      ['{number}'],
      ['env', '{number}'],
      ...harmless.map((words) => ['sh', '-c', words]),
    ];
    const runs = wrappers.flatMap((wrapper) => shells.map((shell) => [...wrapper, ...shell]));
    const left = runs.flatMap((run) => readSettings({ hooks: [{ on: 'ended', run }] }).settings.hooks);
    const runner = createHookRunner();
    const hooks = createHooks({
      runner,
      hooks: () => left,
      domain: () => null,
      log,
      dropped: () => {},
    });
    // Those that are left are run as a call would run them, with a caller who calls himself so.
    const call = callOf({ number: `1; touch ${file}`, outcome: 'answered', endedAtMs: 2 });
    hooks.after({ before: callOf({ outcome: 'connected' }), after: call });
    await expect.poll(() => log.lines.length).toBe(left.length);
    await hooks.close();
    expect(left.map(({ run }) => run?.at(-1))).toEqual(wrappers.flatMap(() => harmless));
    expect(existsSync(file)).toBe(false);
  },
);

test('what is dropped when too many hooks run is counted, and told in the window', async () => {
  const rig = await appRig('webhook');
  const { portal } = rig;
  const { applicationToken, operatorId } = portal;
  await rig.ask('webhook.connect', { applicationToken, incomingWebhookUrl: null, operatorId });
  // It never answers: four wait for it, 32 for their turn.
  const desk = createServer();
  const post = `http://127.0.0.1:${await listeningPort(desk)}/`;
  onTestFinished(() => desk.close().closeAllConnections());
  const value = Array.from({ length: 38 }, () => ({ on: 'answered', post }));
  expect(await rig.ask('settings.set', { key: 'hooks', value })).toEqual({ kind: 'kept' });
  expect(rig.app().status().droppedHooks).toBeNull();

  portal.bind(['ONVOXIMPLANTCALLSTART'], rig.app().listenerUrl);
  await portal.calls.incoming({ number: '+4930555001' }).start();
  await expect
    .poll(() => rig.app().status().droppedHooks, patient)
    .toEqual({ count: 2, atMs: expect.any(Number) });
  // Changes are gathered before the window is told.
  const toldInWindow = () =>
    rig.events().findLast(({ name }) => name === 'status.changed')?.event as AppStatus | undefined;
  await expect.poll(() => toldInWindow()?.droppedHooks?.count, patient).toBe(2);
});
