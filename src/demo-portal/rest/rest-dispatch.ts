import { answerTime, type TimeUsed } from './answer-time.ts';
import { runBatch } from './batch.ts';
import { restError, type RestError } from './error-envelope.ts';
import type { IncomingRequest } from '../incoming-request.ts';
import type { LeakyBucket } from './request-bucket.ts';
import type { OperatingTime } from './operating-time.ts';
import { authorize, type AuthorizationParts } from './rest-authorization.ts';
import type { Caller, RestAnswer, RestMethods } from './rest-methods/rest-method.ts';
import type { RestParams } from './rest-params.ts';

export interface DispatchParts extends AuthorizationParts {
  readonly methods: RestMethods;
  readonly bucket: LeakyBucket;
  readonly operating: OperatingTime;
  readonly clock: () => number;
}

/** What came of a call, with what the answer's `time` says about the method. */
export interface Dispatched extends TimeUsed {
  readonly answer: RestAnswer;
  readonly caller: Caller | null;
}

/** Execution seconds that a call is said to have cost. */
const costS = 0.05;

/** Every check of Bitrix24's before a method, in an order that is inferred, and then the method. @param address of the caller */
export function dispatch(request: IncomingRequest, address: string, parts: DispatchParts): Dispatched {
  const { settings, bucket, methods } = parts;
  const name = request.method.toLowerCase();
  if (settings.deleted) return refuse(restError('PORTAL_DELETED'));
  if (!bucket.add(address)) return refuse(restError('QUERY_LIMIT_EXCEEDED'));
  if (name !== 'batch' && methods[name] === undefined) return refuse(restError('ERROR_METHOD_NOT_FOUND'));
  const authorization = authorize(request, parts);
  if (authorization.kind === 'refused') return refuse(authorization.error);
  const { caller } = authorization;
  if (name !== 'batch') return runMethod(name, { params: request.params, caller }, parts);
  const answer = runBatch(request.params, (method, params) => {
    const { answer: ofCommand, ...used } = runMethod(method.toLowerCase(), { params, caller }, parts);
    return { answer: ofCommand, time: answerTime(used, parts.clock()) };
  });
  return { answer, caller, operating: 0, operatingResetAt: Math.floor(parts.clock() / 1000) };
}

/** Alone, or as a command of a batch. */
function runMethod(
  name: string,
  { params, caller }: { readonly params: RestParams; readonly caller: Caller },
  { methods, operating, settings }: DispatchParts,
): Dispatched {
  const method = methods[name];
  if (method === undefined) return refuse(restError('ERROR_METHOD_NOT_FOUND'), caller);
  if (method.scopes.length > 0 && !method.scopes.some((scope) => caller.scopes.includes(scope))) {
    return refuse(restError('insufficient_scope', insufficient(caller)), caller);
  }
  // Counted for each method and application or webhook (bitrix24.md 8).
  const key = `${caller.via} ${name}`;
  if (operating.used(key) > settings.operatingLimitS)
    return refuse(restError('OPERATION_TIME_LIMIT'), caller);
  operating.spend(key, costS);
  const answer = method.run(params, caller);
  return { answer, caller, operating: operating.used(key), operatingResetAt: operating.resetAt(key) };
}

function refuse(error: RestError, caller: Caller | null = null): Dispatched {
  return { answer: { kind: 'error', error }, caller, operating: 0, operatingResetAt: 0 };
}

function insufficient({ via }: Caller): string {
  const token = via === 'webhook' ? 'webhook token' : 'access token';
  return `The request requires higher privileges than provided by the ${token}`;
}
