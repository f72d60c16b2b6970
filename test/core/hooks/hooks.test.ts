import { describe, expect, test } from 'vitest';
import type { Call } from '../../../src/core/call/call.ts';
import type { Hook } from '../../../src/core/hooks/hook-schema.ts';
import { createHooks, type Hooks } from '../../../src/core/hooks/hooks.ts';
import type { HookOutcome } from '../../../src/core/ports/hook-runner.ts';
import { recordingHookRunner, type RecordingHookRunner } from '../../fakes/recording-hook-runner.ts';
import { recordingLog, type RecordingLog } from '../../fakes/recording-log.ts';
import { nowMs } from '../intake/bodies.ts';
import { callOf, missed } from '../call/calls.ts';

interface Rig {
  readonly hooks: Hooks;
  readonly runner: RecordingHookRunner;
  readonly log: RecordingLog;
  readonly drops: readonly number[];
}

function rig(settings: readonly Hook[], outcome?: HookOutcome): Rig {
  const runner = recordingHookRunner(outcome && ((): HookOutcome => outcome));
  const log = recordingLog();
  const domain = (): string => 'company.bitrix24.com';
  const drops: number[] = [];
  const dropped = (): void => void drops.push(drops.length + 1);
  return { hooks: createHooks({ runner, hooks: () => settings, domain, dropped, log }), runner, log, drops };
}

const known: Partial<Call> = {
  name: 'Anna\u202E',
  company: '--ACME',
  crm: [{ kind: 'contact', id: '7', name: 'Anna' }],
};
const connected = { before: null, after: callOf(known) };
const answered: Hook = { on: 'answered', run: ['tell', '{number}', '{company}', '{cardUrl}'] };

describe('hooks', () => {
  test('run a program with the values as arguments and in its environment', () => {
    const { hooks, runner } = rig([answered]);
    hooks.after(connected);
    const cardUrl = 'https://company.bitrix24.com/crm/contact/details/7/';
    expect(runner.calls).toEqual([
      {
        kind: 'run',
        program: 'tell',
        args: ['+79161234567', 'ACME', cardUrl],
        environment: {
          OFFHOOK_EVENT: 'answered',
          OFFHOOK_NUMBER: '+79161234567',
          OFFHOOK_NAME: 'Anna',
          OFFHOOK_COMPANY: '--ACME',
          OFFHOOK_DIRECTION: 'incoming',
          OFFHOOK_OUTCOME: 'connected',
          OFFHOOK_CALL_ID: connected.after.callId,
          OFFHOOK_LINE: 'reg133788',
          OFFHOOK_DURATION_S: '',
          OFFHOOK_STARTED_AT: new Date(nowMs - 8_000).toISOString(),
          OFFHOOK_CARD_URL: cardUrl,
        },
      },
    ]);
  });

  test('post the same values as JSON, what is unknown as null', () => {
    const { hooks, runner } = rig([{ on: 'ended', post: 'https://hooks.example/x' }]);
    const after = callOf({
      endedAtMs: nowMs,
      outcome: 'answered',
      durationS: 78,
      companyNumber: '+4930111222',
    });
    hooks.after({ before: callOf(), after: { ...after, number: null, line: null } });
    expect(runner.calls).toEqual([
      {
        kind: 'post',
        url: 'https://hooks.example/x',
        body: {
          event: 'ended',
          number: null,
          name: null,
          company: null,
          direction: 'incoming',
          outcome: 'answered',
          callId: after.callId,
          line: '+4930111222',
          durationS: 78,
          startedAt: new Date(nowMs - 8_000).toISOString(),
          cardUrl: null,
        },
      },
    ]);
  });

  test('run each for its own occasion, in the order of the settings', () => {
    const on = (['missed', 'ended', 'answered', 'ringing', 'missed'] as const).map((occasion, at): Hook => {
      return { on: occasion, run: [`${occasion}-${at}`] };
    });
    const { hooks, runner } = rig(on);
    hooks.after({ before: null, after: callOf(missed) });
    hooks.after({ before: callOf(missed), after: callOf({ ...missed, note: 'x' }) });
    const programs = runner.calls.map((call) => call.kind === 'run' && call.program);
    expect(programs).toEqual(['ended-1', 'missed-0', 'missed-4']);
  });

  test('are none unless the settings have some', () => {
    const { hooks, runner, log } = rig([]);
    hooks.after(connected);
    expect([...runner.calls, ...log.lines]).toEqual([]);
  });

  test('are closed with the runner', async () => {
    const { hooks, runner } = rig([answered]);
    await hooks.close();
    hooks.after(connected);
    expect(runner.calls).toEqual([]);
  });
});

test('what a call asked for and was dropped is told; a trial says so by itself', async () => {
  const { hooks, drops } = rig([answered, { on: 'answered', run: ['other'] }], { kind: 'too-many' });
  hooks.after(connected);
  await hooks.dryRun(answered);
  expect(drops).toEqual([1, 2]);
  const { hooks: idle, drops: none } = rig([answered]);
  idle.after(connected);
  await idle.dryRun(answered);
  expect(none).toEqual([]);
});

describe('the log', () => {
  test.each<[HookOutcome, 'info' | 'warn']>([
    [{ kind: 'finished', exitCode: 0, output: 'told' }, 'info'],
    [{ kind: 'finished', exitCode: 1, output: 'not told' }, 'warn'],
    [{ kind: 'answered', status: 204 }, 'info'],
    [{ kind: 'answered', status: 302 }, 'warn'],
    [{ kind: 'timed-out', output: '' }, 'warn'],
    [{ kind: 'too-many' }, 'warn'],
    [{ kind: 'refused', detail: 'no' }, 'warn'],
    [{ kind: 'failed', detail: 'ENOENT' }, 'warn'],
  ])('says of %j what came of it, at level %s', async (outcome, level) => {
    const { hooks, log } = rig([answered], outcome);
    hooks.after(connected);
    await expect.poll(() => log.lines.length).toBe(1);
    expect(log.lines[0]).toMatchObject({ level, fields: { on: 'answered', hook: 'tell', outcome } });
  });

  test('leaves out who called, though a program says so', async () => {
    const output = 'a ticket for Anna of ACME, no. 12';
    const { hooks, log } = rig([answered], { kind: 'finished', exitCode: 0, output });
    hooks.after(connected);
    await expect.poll(() => log.lines.length).toBe(1);
    expect(log.lines[0]?.fields).toMatchObject({
      outcome: { output: 'a ticket for [hidden] of [hidden], no. 12' },
    });
    hooks.after({ before: null, after: callOf({ name: 'A', company: null }) });
    await expect.poll(() => log.lines.length).toBe(2);
    expect(log.lines[1]?.fields).toMatchObject({ outcome: { output } });
  });

  test('does not name the secret part of an address, or the values', async () => {
    const { hooks, log } = rig([{ on: 'answered', post: 'https://hooks.example/T0/s3cr3t?k=s3cr3t' }]);
    await hooks.dryRun({ on: 'answered', post: 'https://hooks.example/T0/s3cr3t?k=s3cr3t' });
    expect(JSON.stringify(log.lines)).toContain('"https://hooks.example"');
    expect(JSON.stringify(log.lines)).not.toMatch(/s3cr3t|Mustermann/);
  });
});

describe('a dry run', () => {
  test.each([
    ['ringing', 'ringing', ''],
    ['answered', 'connected', ''],
    ['ended', 'answered', '60'],
    ['missed', 'missed', '0'],
  ] as const)('of a hook on %s has made-up values, all of them', async (on, outcome, durationS) => {
    const { hooks, runner } = rig([]);
    const args = ['{number}', '{name}', '{company}', '{line}', '{callId}', '{startedAt}'];
    expect(await hooks.dryRun({ on, run: ['tell', ...args, '{outcome}', '{durationS}'] })).toEqual({
      kind: 'finished',
      exitCode: 0,
      output: '',
    });
    expect(runner.calls).toMatchObject([
      {
        args: [
          '+493023125042',
          'Erika Mustermann',
          'Musterfirma GmbH',
          'made-up-line',
          'made-up-call',
          '2026-03-12T10:00:00.000Z',
          outcome,
          durationS,
        ],
      },
    ]);
  });

  test('has the address of a card even before the portal is known', async () => {
    const runner = recordingHookRunner();
    const hooks = createHooks({
      runner,
      hooks: () => [],
      domain: () => null,
      dropped: () => {},
      log: recordingLog(),
    });
    await hooks.dryRun({ on: 'ended', run: ['open', '{cardUrl}'] });
    expect(runner.calls).toMatchObject([{ args: ['https://company.bitrix24.com/crm/contact/details/1/'] }]);
  });
});
