import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { SameSecret } from '../../../core/ports/same-secret.ts';

/** More browsers than one operator uses; the oldest is signed out first. */
const mostSessions = 8;
/** Cookies do not tell ports apart: another user's Offhook on this machine must not throw ours out. */
const cookieName = `offhook-${randomBytes(4).toString('hex')}`;

/** Who may talk to us: whoever brought the one-time key, and has the cookie it was exchanged for. */
export function createWindowSessions(sameSecret: SameSecret): {
  /** The key that opens the next session. */
  key(): string;
  /** POST `{"key": ...}`: 204 and a cookie, or 403. */
  open(used: () => void): RequestHandler;
  /** 401 without a session. */
  readonly required: RequestHandler;
} {
  let key = randomBytes(32).toString('base64url');
  const sessions: string[] = [];

  return {
    key: () => key,
    open: (used) => (request, response) => {
      const body: unknown = request.body;
      const presented = typeof body === 'object' && body !== null && 'key' in body ? body.key : null;
      if (typeof presented !== 'string' || !sameSecret(presented, key))
        return void response.status(403).end();
      key = randomBytes(32).toString('base64url');
      const session = randomBytes(32).toString('base64url');
      sessions.push(session);
      if (sessions.length > mostSessions) sessions.shift();
      response
        .cookie(cookieName, session, { httpOnly: true, sameSite: 'strict', path: '/' })
        .status(204)
        .end();
      used();
    },
    required(request, response, next) {
      const presented = cookieOf(request);
      if (presented !== null && sessions.some((session) => sameSecret(presented, session))) next();
      else response.status(401).end();
    },
  };
}

function cookieOf({ headers }: Request): string | null {
  const pairs = (headers.cookie ?? '').split('; ');
  const own = pairs.find((pair) => pair.startsWith(`${cookieName}=`));
  return own?.slice(cookieName.length + 1) ?? null;
}
