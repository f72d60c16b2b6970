import { describe, expect, test } from 'vitest';
import type { CrmEntity } from '../../../src/core/call/call.ts';
import { createNameCall } from '../../../src/core/call/name-calls.ts';
import type { Answer } from '../../../src/core/ports/portal.ts';
import type { Verdict } from '../../../src/core/intake/verdict.ts';
import { createWhoCalls } from '../../../src/core/call/who-calls.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { callOf } from './calls.ts';

const anna: CrmEntity = { kind: 'contact', id: '17', name: 'Anna Bauer' };
const firm: CrmEntity = { kind: 'company', id: '5', name: 'Bauer GmbH' };
const lead: CrmEntity = { kind: 'lead', id: '9', name: 'A. B.' };
const number = '+4930111222';
const hourMs = 60 * 60_000;

const ok = (value: readonly CrmEntity[]): Answer<readonly CrmEntity[]> => ({ kind: 'ok', value });
const failed: Extract<Answer<never>, { kind: 'failed' }> = {
  kind: 'failed',
  failure: { why: 'unreachable', code: null, detail: 'no way', retryAtMs: null },
};

function crmOf(answer: () => Answer<readonly CrmEntity[]>) {
  const asked: string[] = [];
  const [clock, log] = [manualClock(0), recordingLog()];
  const search = (wanted: string) => {
    asked.push(wanted);
    return Promise.resolve(answer());
  };
  return { asked, clock, log, whoCalls: createWhoCalls({ search, clock, log }) };
}

test('a card without a name is kept, and calls nobody by its id', async () => {
  const nameless: CrmEntity = { kind: 'lead', id: '9', name: '9' };
  const found = async (...cards: readonly CrmEntity[]) => {
    const { whoCalls, log } = crmOf(() => ok(cards));
    const history = memoryHistory();
    const call = callOf({ number });
    await history.amend(call, () => call);
    const nameCall = createNameCall({ whoCalls, history, log });
    return (await nameCall({ kind: 'accepted', change: { before: null, after: call } }))?.after;
  };
  expect(await found(nameless)).toMatchObject({ name: null, company: null, crm: [{ id: '9', name: '' }] });
  expect(await found(nameless, firm)).toMatchObject({ name: 'Bauer GmbH', company: null });
  expect(await found({ ...firm, name: '5' }, anna)).toMatchObject({ name: 'Anna Bauer', company: null });
  expect(await found({ ...anna, name: number }, lead)).toMatchObject({ name: 'A. B.' });
});

describe('who has a number', () => {
  test('is every match, a person before a prospect before a company', async () => {
    const { whoCalls } = crmOf(() => ok([firm, lead, anna]));
    expect(await whoCalls(number)).toEqual([anna, lead, firm]);
  });

  test('is asked once, however the number is punctuated, also while the answer is under way', async () => {
    const { whoCalls, asked } = crmOf(() => ok([anna]));
    await Promise.all([whoCalls(number), whoCalls('49 (30) 111-222')]);
    await whoCalls('0049 30 111 222');
    expect(asked).toEqual([number]);
  });

  test('is asked again when the answer has grown old', async () => {
    const { whoCalls, asked, clock } = crmOf(() => ok([anna]));
    await whoCalls(number);
    clock.pass(7 * hourMs);
    await whoCalls(number);
    expect(asked).toHaveLength(1);
    clock.pass(hourMs);
    await whoCalls(number);
    expect(asked).toHaveLength(2);
  });

  test('may be entered into the CRM at any moment: "nobody" is believed for minutes only', async () => {
    const { whoCalls, asked, clock } = crmOf(() => ok([]));
    expect(await whoCalls(number)).toEqual([]);
    await whoCalls(number);
    expect(asked).toHaveLength(1);
    clock.pass(hourMs);
    await whoCalls(number);
    expect(asked).toHaveLength(2);
  });

  test('is nobody when the portal does not answer, which is not asked by the very next ring', async () => {
    const { whoCalls, asked, clock, log } = crmOf(() => failed);
    expect(await whoCalls(number)).toEqual([]);
    await whoCalls(number);
    expect(asked).toHaveLength(1);
    clock.pass(60_000);
    await whoCalls(number);
    expect(asked).toHaveLength(2);
    expect(log.lines[0]).toMatchObject({ fields: { why: 'unreachable' } });
  });

  test('is nobody while nobody is signed in, which is not worth a line in everyone’s log', async () => {
    const { whoCalls, log } = crmOf(() => ({ ...failed, failure: { ...failed.failure, why: 'signed-out' } }));
    expect(await whoCalls(number)).toEqual([]);
    expect(log.lines).toMatchObject([{ level: 'debug' }]);
  });

  test.each(['', 'anonymous', '101', '1234'])('%j is not worth asking for', async (short) => {
    const { whoCalls, asked } = crmOf(() => ok([anna]));
    expect(await whoCalls(short)).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('a thousand numbers are remembered, and the one not heard of for longest goes first', async () => {
    const { whoCalls, asked } = crmOf(() => ok([anna]));
    for (let last = 0; last <= 1_000; last += 1) await whoCalls(String(1_000_000 + last));
    await whoCalls('1001000');
    expect(asked).toHaveLength(1_001);
    await whoCalls('1000000');
    expect(asked).toHaveLength(1_002);
  });
});

describe('a call gets its name', () => {
  const accepted = (changes: Parameters<typeof callOf>[0] = {}): Verdict => ({
    kind: 'accepted',
    change: { before: null, after: callOf({ number, ...changes }) },
  });

  async function naming(matches: readonly CrmEntity[], history = memoryHistory()) {
    await history.amend(callOf(), () => callOf({ number }));
    const log = recordingLog();
    return {
      history,
      log,
      nameCall: createNameCall({ whoCalls: () => Promise.resolve(matches), history, log }),
    };
  }

  test('and its company, and keeps every match', async () => {
    const { nameCall } = await naming([anna, firm]);
    expect((await nameCall(accepted()))?.after).toMatchObject({
      name: 'Anna Bauer',
      company: 'Bauer GmbH',
      crm: [anna, firm],
    });
  });

  test('and no company when none is known', async () => {
    const { nameCall } = await naming([anna]);
    expect((await nameCall(accepted()))?.after).toMatchObject({ name: 'Anna Bauer', company: null });
  });

  test('which is the company’s when no person is known', async () => {
    const { nameCall } = await naming([firm]);
    expect((await nameCall(accepted()))?.after).toMatchObject({ name: 'Bauer GmbH', company: null });
  });

  test.each<[string, Verdict]>([
    ['that was ignored', { kind: 'ignored', reason: 'already-recorded' }],
    ['whose number is not known', accepted({ number: null })],
    ['that has a name', accepted({ name: 'Anna' })],
    ['that has cards', accepted({ crm: [anna] })],
  ])('but not one %s', async (_what, verdict) => {
    const { nameCall } = await naming([anna]);
    expect(await nameCall(verdict)).toBeNull();
  });

  test('and is told with its number though none are kept', async () => {
    const { nameCall, history } = await naming([anna], memoryHistory({ keepNumbers: () => false }));
    expect(await nameCall(accepted())).toMatchObject({
      before: { number: null, name: null },
      after: { number, name: 'Anna Bauer' },
    });
    expect(await history.page({ limit: 1 })).toMatchObject({ calls: [{ number: null, name: 'Anna Bauer' }] });
  });

  test('but not one that was made private meanwhile', async () => {
    const { nameCall, history } = await naming([anna]);
    const { calls } = await history.page({ limit: 1 });
    await history.makePrivate(calls[0]?.id ?? 0);
    expect((await nameCall(accepted()))?.after).toMatchObject({ number: null, name: null, crm: [] });
  });

  test('unless nobody is known, or the call is gone by then', async () => {
    expect(await (await naming([])).nameCall(accepted())).toBeNull();
    const { nameCall } = await naming([anna]);
    expect(await nameCall(accepted({ callId: 'gone' }))).toBeNull();
  });

  test('and is no reason to fail when it cannot be kept', async () => {
    const { nameCall, history, log } = await naming([anna]);
    await history.close();
    expect(await nameCall(accepted())).toBeNull();
    expect(log.lines.at(-1)).toMatchObject({ level: 'warn' });
  });
});
