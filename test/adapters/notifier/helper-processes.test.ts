/** What becomes of the helper programs: hanging, failing, absent, remarking, started late. */
import { spawn, type ChildProcess } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createAttempt } from '../../../src/adapters/notifier/attempt.ts';
import { overseeProcesses } from '../../../src/adapters/notifier/helper-processes.ts';
import { createNodeNotifier } from '../../../src/adapters/notifier/node-notifier.ts';
import type { Notifier } from '../../../src/core/ports/notifier.ts';
import { noticeWith } from '../../contracts/notifier-contract.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { isAlive, standIn, type StandIn } from './helper-programs.ts';
import { needs } from '../../needs.ts';

const sleepForEver = 'exec sleep 1000000';
const sleepInAChild = 'sleep 1000000 &\necho $! >> "$PIDS"\nwait';

describe.skipIf(process.platform !== 'linux')('notify-send', needs('/bin/sh', 'sleep'), () => {
  let helper: StandIn | undefined;
  let notifier: Notifier | undefined;
  const log = recordingLog();
  afterEach(async () => {
    await notifier?.close();
    helper?.remove();
    vi.unstubAllEnvs();
  });

  function open(script: string, timeoutMs = 10_000): { helper: StandIn; notifier: Notifier } {
    const opened = {
      helper: standIn(script),
      notifier: createNodeNotifier({ appName: 'Offhook', timeoutMs, log }),
    };
    vi.stubEnv('PATH', opened.helper.path);
    ({ helper, notifier } = opened);
    return opened;
  }

  test.each([
    ['that hangs', sleepForEver, 1],
    ['that hangs in a process of its own', sleepInAChild, 2],
    ['that ignores polite requests', `trap '' TERM INT HUP\n${sleepInAChild}`, 2],
  ])('%s is dead after the timeout', async (_how, script, processes) => {
    const { helper, notifier } = open(script, 1_500);
    const outcome = notifier.show(noticeWith());
    await expect.poll(() => helper.pids().filter(isAlive)).toHaveLength(processes);
    expect(await outcome).toEqual({ kind: 'timed-out' });
    await expect.poll(() => helper.pids().filter(isAlive)).toEqual([]);
  });

  test('that hangs is dead after closing, and its notice is settled', async () => {
    const { helper, notifier } = open(sleepInAChild);
    const outcomes = ['a', 'b'].map((key) => notifier.show(noticeWith({ key })));
    await expect.poll(() => helper.pids().filter(isAlive)).toHaveLength(4);
    await notifier.close();
    expect(await Promise.all(outcomes)).toMatchObject([{ kind: 'failed' }, { kind: 'failed' }]);
    await expect.poll(() => helper.pids().filter(isAlive)).toEqual([]);
  });

  test('that hangs does not keep its place: the next notices are tried', async () => {
    const { helper, notifier } = open(sleepForEver, 500);
    const all = Array.from({ length: 5 }, (_, key) => notifier.show(noticeWith({ key: String(key) })));
    expect((await Promise.all(all)).map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 4 }, () => 'timed-out'),
      'too-many',
    ]);
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'timed-out' });
    await expect.poll(() => helper.pids().filter(isAlive)).toEqual([]);
  });

  test('is not started any more once the notifier is closed, not even by a notice on its way', async () => {
    const { helper, notifier } = open('exit 0');
    const outcome = notifier.show(noticeWith());
    await notifier.close();
    expect(await outcome).toMatchObject({ kind: 'failed' });
    const next = createNodeNotifier({ appName: 'Offhook', log });
    expect(await next.show(noticeWith())).toEqual({ kind: 'shown' });
    await next.close();
    expect(helper.pids()).toHaveLength(1);
  });

  test('that fails says why, and the notice’s own text is not repeated', async () => {
    const { notifier } = open('echo "cannot reach the bus" >&2\nexit 1');
    const notice = noticeWith({ title: 'Anna $& Karenina', body: 'private' });
    expect(await notifier.show(notice)).toEqual({ kind: 'failed', detail: 'cannot reach the bus' });
  });

  test('that fails without a word is told by its exit code', async () => {
    const { notifier } = open('exit 3');
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'failed', detail: 'the helper ended with 3' });
  });

  test('that remarks on something has shown the notice all the same', async () => {
    const { notifier } = open('echo "Gtk-WARNING: no theme" >&2');
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'shown' });
    expect(log.lines.at(-1)).toMatchObject({ level: 'debug', fields: { remark: 'Gtk-WARNING: no theme\n' } });
  });

  test('without a bus fails', needs('notify-send'), async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nonexistent/bus');
    notifier = createNodeNotifier({ appName: 'Offhook', log });
    expect(await notifier.show(noticeWith())).toEqual({
      kind: 'failed',
      detail: expect.stringMatching(/connect/),
    });
  });
});

describe('processes are overseen', () => {
  const idle = (): ChildProcess => spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);

  test('when they are started later and by nobody else, until they are released', async () => {
    const seen: ChildProcess[] = [];
    const late = Promise.withResolvers<ChildProcess>();
    const release = overseeProcesses(
      () => void setImmediate(() => late.resolve(idle())),
      (child) => seen.push(child),
    );
    const other = idle();
    const ours = await late.promise;
    expect(seen).toEqual([ours]);
    release();
    for (const child of [other, ours]) child.kill('SIGKILL');
  });

  test('and one that is started after its notice was given up does not live', async () => {
    const attempt = createAttempt(60_000);
    const late = Promise.withResolvers<ChildProcess>();
    const release = overseeProcesses(() => void setImmediate(() => late.resolve(idle())), attempt.adopt);
    attempt.giveUp({ kind: 'timed-out' });
    const [, signal] = (await once(await late.promise, 'exit')) as [unknown, string];
    expect([await attempt.outcome, signal]).toEqual([{ kind: 'timed-out' }, 'SIGKILL']);
    release();
  });

  test.each([
    ['ends well', 'exit 3', null],
    ['says that it failed', 'exit 255', 'the helper ended with 255'],
    ['is killed', 'kill -9 $$', 'the helper was ended by SIGKILL'],
  ])('and one that is judged %s', async (_how, script, detail) => {
    const attempt = createAttempt(60_000);
    const child = spawn('/bin/sh', ['-c', script]);
    attempt.judgeBy(child, (code) => code <= 5);
    await once(child, 'close');
    attempt.settle({ kind: 'shown' });
    expect(await attempt.outcome).toEqual(detail === null ? { kind: 'shown' } : { kind: 'failed', detail });
  });

  test('and one that is not there has failed, also when its library says nothing', async () => {
    const attempt = createAttempt(60_000);
    attempt.judgeBy(spawn('/nonexistent/snoretoast.exe'), () => true);
    expect(await attempt.outcome).toEqual({
      kind: 'failed',
      detail: 'the helper could not be started: ENOENT',
    });
  });

  test('and a task that throws leaves nothing behind', () => {
    const failing = (): never => {
      throw new Error('no');
    };
    expect(() => overseeProcesses(failing, () => {})).toThrow('no');
    expect(channel('child_process').hasSubscribers).toBe(false);
  });
});
