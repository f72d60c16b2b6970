import { restError, type RestError } from './error-envelope.ts';
import type { IncomingRequest } from './incoming-request.ts';
import type { LeakyBucket } from './leaky-bucket.ts';
import type { OperatingTime } from './operating-time.ts';
import { authorize, type AuthorizationParts } from './rest-authorization.ts';
import type { Caller, RestAnswer, RestMethods } from './rest-methods/rest-method.ts';

export interface DispatchParts extends AuthorizationParts {
  readonly methods: RestMethods;
  readonly bucket: LeakyBucket;
  readonly operating: OperatingTime;
}

/** What came of a call, with what the answer's `time` says about the method. */
export interface Dispatched {
  readonly answer: RestAnswer;
  readonly caller: Caller | null;
  readonly operating: number;
  /** Unix seconds. */
  readonly operatingResetAt: number;
}

/** Execution seconds that a call is said to have cost. */
const costS = 0.05;

/** Every check of Bitrix24's before a method, in an order that is INFER, and then the method. @param address of the caller */
export function dispatch(request: IncomingRequest, address: string, parts: DispatchParts): Dispatched {
  const { settings, bucket, methods, operating } = parts;
  const name = request.method.toLowerCase();
  if (settings.deleted) return refuse(restError('PORTAL_DELETED'));
  if (!bucket.add(address)) return refuse(restError('QUERY_LIMIT_EXCEEDED'));
  const method = methods[name];
  if (method === undefined) return refuse(restError('ERROR_METHOD_NOT_FOUND'));
  const authorization = authorize(request, parts);
  if (authorization.kind === 'refused') return refuse(authorization.error);
  const { caller } = authorization;
  if (method.scopes.length > 0 && !method.scopes.some((scope) => caller.scopes.includes(scope))) {
    return refuse(restError('insufficient_scope', insufficient(caller)), caller);
  }
  // Counted for each method and application or webhook (facts 8).
  const key = `${caller.via} ${name}`;
  if (operating.used(key) > settings.operatingLimitS)
    return finish(restAnswer('OPERATION_TIME_LIMIT'), caller);
  operating.spend(key, costS);
  return finish(method.run(request.params, caller), caller);

  function finish(answer: RestAnswer, by: Caller): Dispatched {
    const used = operating.used(`${by.via} ${name}`);
    return { answer, caller: by, operating: used, operatingResetAt: operating.resetAt(`${by.via} ${name}`) };
  }
}

function restAnswer(code: string): RestAnswer {
  return { kind: 'error', error: restError(code) };
}

function refuse(error: RestError, caller: Caller | null = null): Dispatched {
  return { answer: { kind: 'error', error }, caller, operating: 0, operatingResetAt: 0 };
}

function insufficient({ via }: Caller): string {
  const token = via === 'webhook' ? 'webhook token' : 'access token';
  return `The request requires higher privileges than provided by the ${token}`;
}
