import { z } from 'zod';
import type { Clock } from '../../core/ports/clock.ts';
import type { PortalFailure } from '../../core/portal/portal-failure.ts';
import type { Answer, Portal, Profile, SubscriptionRow } from '../../core/ports/portal.ts';
import {
  appInfoShape,
  entitiesShape,
  lastIdOf,
  namesShape,
  profileShape,
  recordsShape,
  rowsShape,
} from './answer-shapes.ts';
import { own } from './http-exchange.ts';
import type { CallRest } from './rest-client.ts';
import type { RestResult } from './rest-result.ts';

export interface RestPortalParts {
  readonly via: 'app' | 'webhook';
  readonly call: CallRest;
  /** The same methods with another's access token: to tell whether it is good at this portal. */
  readonly callWith: (accessToken: string) => CallRest;
  /** Of our application; null while none is configured. */
  readonly clientId: () => string | null;
  readonly clock: Clock;
}

/** Bitrix24's methods, typed. */
export function createRestPortal({ via, call, callWith, clientId, clock }: RestPortalParts): Portal {
  const ask = async <Shape extends z.ZodType>(
    shape: Shape,
    method: string,
    params?: Readonly<Record<string, unknown>>,
  ): Promise<Answer<z.output<Shape>>> => shaped(await call(method, params), shape);
  /** Refused without asking: the portal's own answer would be WRONG_AUTH_TYPE or ACCESS_DENIED (bitrix24.md 5.5). */
  const inApp = <Value>(asking: () => Promise<Answer<Value>>): Promise<Answer<Value>> =>
    via === 'app'
      ? asking()
      : Promise.resolve({ kind: 'failed', failure: own('app-mode-only', 'a webhook cannot ask this') });

  return {
    profile: async () => activeProfile(await ask(profileShape, 'profile')),
    appInfo: () => inApp(() => ask(appInfoShape, 'app.info')),
    scopes: async () => lowerCase(await ask(namesShape, 'scope')),
    events: () => inApp(() => ask(namesShape, 'events')),
    subscriptions: () => inApp(() => ask(rowsShape, 'event.get')),
    bind: (event, handler) => inApp(() => bind(event, handler)),
    unbind: (row) => inApp(() => unbind(row, ask)),
    raiseTest: (nonce) => inApp(async () => nothing(await call('event.test', { nonce }))),
    async serverTimeMs() {
      const askedAtMs = clock.monotonic();
      const answer = await ask(timeShape, 'server.time');
      if (answer.kind === 'failed') return answer;
      // It was read on the way there and back: about half of the time ago.
      return { kind: 'ok', value: answer.value + (clock.monotonic() - askedAtMs) / 2 };
    },
    searchCrm: (number) =>
      ask(entitiesShape, 'telephony.externalCall.searchCrmEntities', { PHONE_NUMBER: number }),
    async statistics({ operatorId, fromMs, afterId }) {
      const answer = await call('voximplant.statistic.get', {
        FILTER: {
          '>=CALL_START_DATE': new Date(fromMs).toISOString(),
          PORTAL_USER_ID: operatorId,
          ...(afterId !== null && { '>ID': afterId }),
        },
        // Calls of one second have no order among them, and an offset is not theirs while others are added (bitrix24.md 7.1).
        SORT: 'ID',
        ORDER: 'ASC',
      });
      const calls = shaped(answer, recordsShape);
      if (answer.kind === 'failed') return answer;
      if (calls.kind === 'failed') return calls;
      const lastId = lastIdOf(answer.value.result);
      if (answer.value.next === null) return { kind: 'ok', value: { calls: calls.value, lastId: null } };
      return lastId !== null && Number(lastId) > Number(afterId)
        ? { kind: 'ok', value: { calls: calls.value, lastId } }
        : { kind: 'failed', failure: own('not-bitrix24', 'statistics that do not go on') };
    },
    async confirmAccessToken(accessToken) {
      const answer = shaped(await callWith(accessToken)('app.info'), codeShape);
      if (answer.kind === 'failed') return answer;
      // Any application of the portal has tokens that are good there.
      return answer.value.CODE === clientId()
        ? { kind: 'ok', value: null }
        : { kind: 'failed', failure: own('wrong-application', 'the token is another application’s') };
    },
  };

  async function bind(event: string, handler: string): Promise<Answer<'bound' | 'already-bound'>> {
    const answer = await call('event.bind', { event, handler });
    if (answer.kind === 'ok') return { kind: 'ok', value: 'bound' };
    if (isAlreadyBound(answer.failure)) return { kind: 'ok', value: 'already-bound' };
    if (!isBeingBound(answer.failure)) return answer;
    const rows = await ask(rowsShape, 'event.get');
    const isThere =
      rows.kind === 'ok' && rows.value.some((row) => row.event === event && row.handlerUrl === handler);
    return isThere ? { kind: 'ok', value: 'already-bound' } : answer;
  }
}

const timeShape = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number());

const codeShape = z.object({ CODE: z.string() });

type Ask = <Shape extends z.ZodType>(
  shape: Shape,
  method: string,
  params: Readonly<Record<string, unknown>>,
) => Promise<Answer<z.output<Shape>>>;

async function unbind({ event, handlerUrl, authType }: SubscriptionRow, ask: Ask): Promise<Answer<number>> {
  // A number, not a string: the portal compares strictly. Somebody who is no administrator may not name anybody (bitrix24.md 4.2).
  const whose = authType === 0 ? {} : { auth_type: authType };
  const answer = await ask(z.object({ count: z.coerce.number() }), 'event.unbind', {
    event,
    handler: handlerUrl,
    ...whose,
  });
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.count } : answer;
}

/** Known by its text, or by the code that Bitrix24's own client expects (bitrix24.md 4.1). */
function isAlreadyBound({ code, detail }: PortalFailure): boolean {
  return code === 'ERROR_EVENT_BINDING_EXISTS' || /already binded/i.test(detail);
}

/** Two requests for one row at a time, the first of which may have been ours and lost its answer (bitrix24.md 4.1). */
function isBeingBound({ detail }: PortalFailure): boolean {
  return /binding.*already started/i.test(detail);
}

function shaped<Shape extends z.ZodType>(answer: Answer<RestResult>, shape: Shape): Answer<z.output<Shape>> {
  if (answer.kind === 'failed') return answer;
  const parsed = shape.safeParse(answer.value.result);
  return parsed.success
    ? { kind: 'ok', value: parsed.data }
    : { kind: 'failed', failure: own('not-bitrix24', 'an answer of another shape') };
}

function activeProfile(answer: Answer<Profile | null>): Answer<Profile> {
  if (answer.kind === 'failed') return answer;
  const { value } = answer;
  return value === null
    ? { kind: 'failed', failure: own('no-access', 'the user is not active any more') }
    : { kind: 'ok', value };
}

function nothing(answer: Answer<unknown>): Answer<null> {
  return answer.kind === 'ok' ? { kind: 'ok', value: null } : answer;
}

function lowerCase(answer: Answer<readonly string[]>): Answer<readonly string[]> {
  return answer.kind === 'ok'
    ? { kind: 'ok', value: answer.value.map((name) => name.toLowerCase()) }
    : answer;
}
