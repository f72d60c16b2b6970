import { Buffer } from 'node:buffer';
import { handlerFolder } from '../../core/tunnel/handler-url.ts';
import type { Request, RequestHandler, Response } from 'express';
import type { Intake } from '../../core/intake/intake.ts';
import type { Log } from '../../core/ports/log.ts';
import type { ForeignRequest } from '../../core/intake/refusals.ts';
import type { SameSecret } from '../../core/ports/same-secret.ts';
import type { Rejected, Verdict } from '../../core/intake/verdict.ts';
import { objectionAnswer } from '../tunnel/probe-answer.ts';
import { foreignOf, hostOf } from './foreign-request.ts';
import { createObjectionLimit } from './objection-limit.ts';
import { readBody } from './read-body.ts';

export interface AnsweringPorts {
  /** The secret part of the address. */
  readonly path: string;
  readonly intake: Intake;
  /** Called once for every delivery the intake judged, when its answer is sent or its peer is gone; with its `Host`. */
  readonly answered: (verdict: Verdict, host: string) => void;
  /** What came to the secret path by a way that is none of ours, and was refused unread. */
  readonly refused: (foreign: ForeignRequest) => void;
  /** Every public address that is ours. */
  readonly publicUrls: () => readonly string[];
  /** Proves that an answer to `GET …/alive?nonce=N` is ours: the tunnel keeper's proof that the way round leads to us. */
  readonly alive: (text: string) => string;
  readonly sameSecret: SameSecret;
  readonly log: Log;
}

/** Answers every request, in the order of README.md, "What a delivery gets back"; nothing is left for Express to answer. */
export function createAnswering(ports: AnsweringPorts): RequestHandler {
  const { log } = ports;
  const objections = createObjectionLimit();

  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      log.error('a request could not be answered', { error });
      if (!response.headersSent) end(response, 500);
    }
  };

  async function answer(request: Request, response: Response): Promise<void> {
    const place = placeOf(request, ports);
    if (place === null) return object(response, 404);
    if (place === 'alive') return answerProbe(request, response);
    if (request.method !== 'POST') return object(response, 405);
    const foreign = foreignOf(request, ports.publicUrls());
    if (foreign !== null) return refuse(response, foreign);
    const read = await readBody(request, response);
    if (read.kind === 'unreadable') return object(response, read.status);

    // Asked for before the intake: the peer may hang up meanwhile, and the call is announced all the same.
    const gone = new Promise((resolve) => response.once('close', resolve));
    const startedAt = performance.now();
    const verdict = await ports.intake(read.body);
    void gone.then(() => announce(verdict, hostOf(request.headers.host)));
    const status = statusOf(verdict);
    if ((status === 400 || status === 403) && !isGenuine(verdict)) await object(response, status);
    else end(response, status);
    log.info('delivery', { ...summaryOf(verdict), tookMs: Math.round(performance.now() - startedAt) });
  }

  /**
   * Not limited: only who knows the secret path gets here, and a flood must not make us look deaf. A probe that came by a way on
   * which a delivery would be refused is told so, and why.
   */
  function answerProbe(request: Request, response: Response): void | Promise<void> {
    const { nonce } = request.query;
    if (request.method !== 'GET' || typeof nonce !== 'string' || !nonceShape.test(nonce)) {
      return object(response, 404);
    }
    const foreign = foreignOf(request, ports.publicUrls());
    const answer = Buffer.from(
      foreign === null ? ports.alive(nonce) : objectionAnswer(nonce, foreign, ports.alive),
    );
    response.writeHead(200, { 'Content-Length': answer.length, 'Cache-Control': 'no-store' }).end(answer);
  }

  function refuse(response: Response, foreign: ForeignRequest): Promise<void> {
    ports.refused(foreign);
    log.warn('a delivery was refused for the way it came', { ...foreign });
    return object(response, 403);
  }

  /** What is objectionable counts against the limit, and is told to stay away once that is reached. */
  async function object(response: Response, status: 400 | 403 | 404 | 405 | 413 | 415): Promise<void> {
    const waitSeconds = await objections.note();
    if (waitSeconds !== null) return end(response.setHeader('Retry-After', waitSeconds), 429);
    if (status === 405) response.setHeader('Allow', 'POST');
    end(response, status);
  }

  function announce(verdict: Verdict, host: string): void {
    try {
      ports.answered(verdict, host);
    } catch (error) {
      log.error('a call could not be announced', { error });
    }
  }
}

/** Bounded, so that nobody can have us hash a novel. */
const nonceShape = /^[0-9a-f]{16,64}$/;

function placeOf(request: Request, { path, sameSecret }: AnsweringPorts): 'handler' | 'alive' | null {
  const [, folder, secret, ...rest] = request.path.split('/');
  if (!sameSecret(secret ?? '', path) || folder !== handlerFolder) return null;
  if (rest.length === 0) return 'handler';
  return rest.length === 1 && rest[0] === 'alive' ? 'alive' : null;
}

/** No body, ever: whoever sent it learns the status and nothing else. */
function end(response: Response, status: number): void {
  response.writeHead(status, { 'Content-Length': 0 }).end();
}

/** The caller learns yes or no: a forger gets the same 403 for every objection. */
function statusOf(verdict: Verdict): 200 | 400 | 403 | 503 {
  switch (verdict.kind) {
    case 'accepted':
    case 'ignored':
      return 200;
    case 'unstored':
      return 503;
    case 'rejected':
      return malformed.has(verdict.why.reason) ? 400 : 403;
  }
}

const malformed: ReadonlySet<Rejected['reason']> = new Set(['malformed', 'incomplete']);

/** Bitrix24's own deliveries must never fill the limit that shuts forgers out, whatever is wrong with them. */
function isGenuine(verdict: Verdict): boolean {
  return verdict.kind !== 'rejected' || verdict.why.reason === 'incomplete';
}

/** One line a delivery; the call itself stays in the history. */
function summaryOf(verdict: Verdict): Readonly<Record<string, unknown>> {
  const { kind } = verdict;
  switch (verdict.kind) {
    case 'accepted':
      return { verdict: kind, outcome: verdict.change.after.outcome, origin: verdict.change.after.origin };
    case 'ignored':
      return { verdict: kind, reason: verdict.reason };
    case 'unstored':
      return { verdict: kind };
    case 'rejected':
      return { verdict: kind, ...verdict.why };
  }
}
