/** 20,000 bodies nobody would send: no crash, no 5xx, no hang, and memory stays where it was. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicationToken, memberId, operatorId } from '../../deliveries.ts';
import { startListening, type Listening } from './listening.ts';

let app: Listening;
let accepted = 0;
const agent = new Agent({ keepAlive: true, maxSockets: 20 });
beforeAll(async () => {
  app = await startListening({
    answered({ kind }) {
      if (kind === 'accepted') accepted += 1;
    },
  });
});
afterAll(async () => {
  agent.destroy();
  await app.listener.close();
});

interface Generated {
  readonly type: string;
  readonly body: string;
}

const events = [
  'ONVOXIMPLANTCALLINIT',
  'ONVOXIMPLANTCALLSTART',
  'ONVOXIMPLANTCALLEND',
  'ONAPPTEST',
  '__proto__',
  '',
];
const names = [
  'CALL_ID',
  'USER_ID',
  'CALL_TYPE',
  'PHONE_NUMBER',
  'CALLER_ID',
  'PORTAL_USER_ID',
  'CALL_DURATION',
  'CALL_FAILED_CODE',
  'CALL_START_DATE',
  '__proto__',
  'constructor',
];
const value = fc.oneof(
  fc.constantFrom(
    '1269',
    '0',
    '-1',
    '1e9',
    '+7 (916) 123-45-67',
    '',
    ' ',
    '\u0000',
    '\u202e',
    '=cmd()',
    '<b>',
    '%',
    '999999999999999999',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
/** Mostly right: most bodies should get as far as there is anything to get wrong. */
const mostly = (right: string): fc.Arbitrary<string> =>
  fc.oneof({ arbitrary: fc.constant(right), weight: 9 }, { arbitrary: value, weight: 1 });
const ts = mostly(String(Math.floor(Date.now() / 1000)));

const operator = mostly(operatorId);
const named = {
  CALL_ID: fc.oneof(value, fc.uuid()),
  USER_ID: operator,
  PORTAL_USER_ID: operator,
  CALL_TYPE: value,
  CALLER_ID: value,
};
const data = fc.oneof(
  fc.record(named),
  fc.dictionary(fc.constantFrom(...names), fc.oneof(value, fc.array(value, { maxLength: 3 }))),
);
const auth = { member_id: mostly(memberId), application_token: mostly(applicationToken), domain: value };
const event = fc.constantFrom(...events);
const whole = fc.record({ event, data, ts, auth: fc.record(auth) });
const partial = { requiredKeys: [] };
const withGaps = fc.record({ event, data, ts, auth: fc.record(auth, partial) }, partial);

/** Nearly right: the fields of an event, some of them wrong, missing, doubled or nested. */
const nearlyRight = fc
  .oneof(whole, withGaps)
  .map((body): [object, string] => [body, formOf(body)])
  .chain(([body, form]) =>
    fc.constantFrom<Generated>(
      { type: 'application/x-www-form-urlencoded', body: form },
      { type: 'application/json', body: JSON.stringify(body) },
    ),
  );
const formText = fc.record({
  type: fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=utf-8',
  ),
  body: fc.oneof(
    fc.string({
      unit: fc.constantFrom('a', '=', '&', '[', ']', '%', '%5B', '%5D', '__proto__', 'data', '0'),
      maxLength: 300,
    }),
    fc.string({ unit: 'binary', maxLength: 300 }),
  ),
});
const jsonText = fc.record({
  type: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/json', ''),
  body: fc.oneof(fc.json({ maxDepth: 6 }), fc.string({ maxLength: 100 })),
});

function formOf(value: unknown, name = ''): string {
  if (typeof value !== 'object' || value === null)
    return `${encodeURIComponent(name)}=${encodeURIComponent(String(value).toWellFormed())}`;
  const inner = Object.entries(value);
  return inner.map(([key, part]) => formOf(part, name === '' ? key : `${name}[${key}]`)).join('&');
}

function statusOf({ type, body }: Generated): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(app.listener.url, {
      method: 'POST',
      agent,
      headers: type === '' ? {} : { 'content-type': type },
    });
    outgoing.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode)));
    outgoing.on('error', reject).end(body);
  });
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

test('20,000 generated bodies', { timeout: 120_000 }, async () => {
  const seed = Date.now() % 2 ** 31;
  const arbitrary = fc.oneof(nearlyRight, nearlyRight, formText, jsonText);
  const bodies = fc.sample(arbitrary, { seed, numRuns: 20_000 });
  const seen = new Set<number | undefined>();
  const send = async (from: number, to: number): Promise<void> => {
    for (let next = from; next < to; next += 20) {
      const statuses = await Promise.all(bodies.slice(next, Math.min(next + 20, to)).map(statusOf));
      for (const status of statuses) seen.add(status);
    }
  };
  await send(0, 4_000);
  const before = heapAfterCollection();
  await send(4_000, 20_000);
  const grown = heapAfterCollection() - before;

  // The seed, with which a failure can be had again.
  const answers = { seed, others: [...seen].filter((status) => !answersOfTheTable.has(status)) };
  expect(answers).toEqual({ seed, others: [] });
  // Some 550 get all the way: it is not the first check alone that is tested.
  expect(accepted, `seed ${seed}`).toBeGreaterThan(400);
  // 0.8 MB are the calls that were kept, in memory here. A leak of every verdict makes it 4, of every body 9.
  expect(grown, `seed ${seed}`).toBeLessThan(3 * 1024 * 1024);
});

const answersOfTheTable = new Set<number | undefined>([200, 400, 403, 413, 415, 429]);
