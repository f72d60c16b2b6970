import { Router, type Request, type Response } from 'express';
import { answerTime } from './answer-time.ts';
import { errorEnvelope } from './error-envelope.ts';
import { failAsPlanned } from '../fail-as-planned.ts';
import { readRestRequest, type IncomingRequest } from '../incoming-request.ts';
import type { PlannedFailures } from '../planned-failures.ts';
import type { RequestLog } from '../request-log.ts';
import { dispatch, type Dispatched, type DispatchParts } from './rest-dispatch.ts';

export interface RestRouterParts extends DispatchParts {
  readonly log: RequestLog;
  readonly failures: PlannedFailures;
}

/** `/rest/METHOD`, `/rest//METHOD` and `/rest/USER/SECRET/METHOD`, by GET or POST. */
export function restRouter(parts: RestRouterParts): Router {
  return Router().use((request, response, next) => {
    const incoming = readRestRequest(request);
    if (incoming === null) return next();
    return answer(incoming, { request, response }, parts);
  });
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function answer(incoming: IncomingRequest, exchange: Exchange, parts: RestRouterParts): Promise<void> {
  const { request, response } = exchange;
  const learn = parts.log.note({
    method: incoming.method,
    verb: request.method,
    host: request.headers.host ?? '',
    params: incoming.params,
    via: null,
    userId: null,
    secretIn: incoming.webhook === null ? (incoming.token?.in ?? null) : 'path',
    userAgent: request.headers['user-agent'] ?? null,
    status: null,
  });
  response.on('prefinish', () => learn({ status: response.statusCode }));
  const failure = parts.failures.take(incoming.method);
  await failAsPlanned(failure, response, () => {
    const dispatched = dispatch(incoming, request.socket.remoteAddress ?? '', parts);
    const { caller } = dispatched;
    if (caller !== null) learn({ via: caller.via, userId: caller.user.id });
    return () => send(dispatched, response, parts.clock());
  });
}

function send({ answer: given, ...about }: Dispatched, response: Response, nowMs: number): void {
  if (given.kind === 'result') {
    const { kind: _, ...body } = given;
    response.json({ ...body, time: answerTime(about, nowMs) });
    return;
  }
  // A refusal carries no `time`, not even that for the time used (bitrix24.md 8).
  response.status(given.error.status).json(errorEnvelope(given.error));
}
