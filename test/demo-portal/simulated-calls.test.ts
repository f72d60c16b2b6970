import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callKinds } from '../../src/demo-portal/company/call-kinds.ts';
import { callScript, type ScriptedCall, type ScriptStep } from '../../src/demo-portal/company/call-script.ts';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import { manualTimers } from '../fakes/manual-timers.ts';
import { startRecordingHandler, type RecordingHandler, type ReceivedPost } from './recording-handler.ts';

const seed = 'a seed';
const aRound = 1 + callKinds.length;

function firstCalls(count: number, of = seed): ScriptedCall[] {
  const script = callScript(of);
  return Array.from({ length: count }, () => script.next().value);
}

describe('the script', () => {
  test('is the same for the same seed and another for another', () => {
    expect(firstCalls(60)).toEqual(firstCalls(60));
    expect(firstCalls(60, 'another')).not.toEqual(firstCalls(60));
  });

  test('begins with an incoming call that the operator takes', () => {
    const [first] = firstCalls(1);
    expect(first).toMatchObject({
      direction: 'incoming',
      client: { number: expect.stringMatching(/^\+\d{8,15}$/) },
      steps: [{ raise: 'init' }, { raise: 'start', by: 'operator' }, { raise: 'end', code: '200' }],
    });
  });

  test('has every kind of call in each round', () => {
    const round = firstCalls(aRound).slice(1);
    expect(round.map(({ about }) => about).toSorted()).toEqual(
      callKinds.map(({ about }) => about).toSorted(),
    );
  });

  test('has people of many countries, and each is called upon', () => {
    const calls = firstCalls(1 + 20 * callKinds.length);
    const numbers = new Set(calls.map(({ client }) => client?.number));
    expect(numbers.size).toBeGreaterThan(10);
  });

  test.each(firstCalls(aRound))('$about: brings the next call within ten seconds', ({ steps }) => {
    expect(steps.reduce((sum, { afterMs }) => sum + afterMs, 0)).toBeLessThan(10_000);
  });
});

describe('calls that come by themselves', () => {
  let portal: DemoPortal;
  let handler: RecordingHandler;
  let nowMs = Date.UTC(2026, 2, 12, 10);
  beforeEach(async () => {
    handler = await startRecordingHandler();
    portal = await startDemoPortal({ clock: () => nowMs });
    portal.bind(['ONVOXIMPLANTCALLINIT', 'ONVOXIMPLANTCALLSTART', 'ONVOXIMPLANTCALLEND'], handler.url);
  });
  afterEach(async () => {
    await portal.close();
    await handler.close();
  });

  /** Lets the portal's time and the script's go on together, down to the step. */
  function advance(timers: ReturnType<typeof manualTimers>, ms: number): void {
    for (let passed = 0; passed < ms; passed += 100) {
      nowMs += 100;
      timers.advance(100);
    }
  }

  test('are what the script says, in its order, to the last field', async () => {
    const timers = manualTimers();
    const told: ScriptedCall[] = [];
    const playing = portal.play({ seed, timers, onCall: (call) => told.push(call) });
    while (told.length <= aRound) advance(timers, 100);
    playing.stop();

    const script = firstCalls(aRound);
    expect(told.slice(0, aRound)).toEqual(script);
    const expected = script.flatMap((call) => call.steps.map((step) => expectedOf(call, step, portal)));
    // The call after the round had begun when it was stopped.
    await expect.poll(() => handler.received.length, { timeout: 5_000 }).toBeGreaterThan(expected.length);
    expect(handler.received.slice(0, expected.length).map(({ fields }) => summaryOf(fields))).toEqual(
      expected,
    );
    expect(new Set(handler.received.map(({ fields }) => fields['data[CALL_ID]'])).size).toBe(aRound + 1);
  });

  test('last as long as their END says', async () => {
    const timers = manualTimers();
    portal.play({ seed, timers });
    advance(timers, 20_000);
    await expect.poll(() => handler.events()).toContain('ONVOXIMPLANTCALLEND');
    const [, start, end] = handler.received.map(({ fields }) => fields);
    const seconds = Number(end?.['ts']) - Number(start?.['ts']);
    expect(Math.abs(seconds - Number(end?.['data[CALL_DURATION]']))).toBeLessThanOrEqual(1);
  });

  test('begin within two seconds', async () => {
    const timers = manualTimers();
    portal.play({ timers });
    advance(timers, 2_000);
    await expect.poll(() => handler.events()).toContain('ONVOXIMPLANTCALLINIT');
  });

  test('come by the system’s own timers too', async () => {
    portal.play();
    await expect.poll(() => handler.events()[0], { timeout: 10_000 }).toBe('ONVOXIMPLANTCALLINIT');
  });

  test('leave nothing behind when they are stopped', () => {
    const timers = manualTimers();
    const told: ScriptedCall[] = [];
    const playing = portal.play({ timers, onCall: (call) => told.push(call) });
    advance(timers, 3_000);
    playing.stop();
    playing.stop();
    const before = told.length;
    expect(timers.pending()).toBe(0);
    timers.advance(60_000);
    expect({ before, after: told.length }).toEqual({ before: 1, after: 1 });
  });

  test('can be stopped by what is told of them', () => {
    const timers = manualTimers();
    const playing = portal.play({ timers, onCall: () => playing.stop() });
    advance(timers, 2_000);
    expect(timers.pending()).toBe(0);
  });

  test('end with the portal', async () => {
    const timers = manualTimers();
    portal.play({ timers });
    advance(timers, 3_000);
    await portal.close();
    expect(timers.pending()).toBe(0);
  });
});

type Fields = ReceivedPost['fields'];

function summaryOf(fields: Fields): unknown[] {
  return [
    fields['event'],
    fields['data[CALL_TYPE]'],
    fields['data[CALLER_ID]'],
    fields['data[PHONE_NUMBER]'],
    fields['data[USER_ID]'] ?? fields['data[PORTAL_USER_ID]'],
    fields['data[CALL_FAILED_CODE]'],
    fields['data[CALL_DURATION]'],
  ];
}

function expectedOf(call: ScriptedCall, step: ScriptStep, portal: DemoPortal): unknown[] {
  const type = call.direction === 'outgoing' ? '1' : '2';
  const number = call.client?.number;
  switch (step.raise) {
    case 'init': {
      const incoming = [number, call.telephony === 'rest-app' ? undefined : '+493023125000'];
      const [callerId, phoneNumber] = call.direction === 'outgoing' ? ['reg133788', number] : incoming;
      return ['ONVOXIMPLANTCALLINIT', type, callerId, phoneNumber, undefined, undefined, undefined];
    }
    case 'start':
      return ['ONVOXIMPLANTCALLSTART', undefined, undefined, undefined, idOf(step.by), undefined, undefined];
    case 'end':
      return [
        'ONVOXIMPLANTCALLEND',
        type,
        undefined,
        number,
        idOf(step.by),
        step.code,
        String(step.durationS),
      ];
  }

  function idOf(who: 'operator' | 'colleague'): string {
    return who === 'operator' ? portal.operatorId : portal.colleagueId;
  }
}
