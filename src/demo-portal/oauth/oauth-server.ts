import { Router, type Request, type Response } from 'express';
import type { AuthorizationCodes } from './authorization-codes.ts';
import { errorEnvelope } from '../rest/error-envelope.ts';
import { failAsPlanned, htmlPage } from '../fail-as-planned.ts';
import { readParams } from '../incoming-request.ts';
import { exchangeTokens, type TokenParts } from './issued-tokens.ts';
import type { PlannedFailures } from '../planned-failures.ts';
import type { RequestLog } from '../request-log.ts';
import { textParam, type RestParams } from '../rest/rest-params.ts';

export interface OAuthParts extends TokenParts {
  readonly codes: AuthorizationCodes;
  readonly log: RequestLog;
  readonly failures: PlannedFailures;
}

/**
 * `GET /oauth/authorize/`, the portal's, for a browser that is signed in already, and `/oauth/token/`, the OAuth
 * server's (bitrix24.md 5.1, 5.2). GET is the documented way to ask for tokens; a POSTed form was seen to work.
 * Both here are of one origin and by http, where Bitrix24's are two and by https.
 */
export function oauthRouter(parts: OAuthParts): Router {
  const router = Router();
  router.get('/oauth/authorize', (request, response) =>
    exchange('oauth/authorize', { request, response, parts }, (params) => () => {
      sendBrowser(params, response, parts);
    }),
  );
  router.all('/oauth/token', (request, response) =>
    exchange('oauth/token', { request, response, parts }, (params) => {
      const answer = exchangeTokens(params, parts);
      return () => {
        if (answer.kind === 'tokens') response.json(answer.body);
        else response.status(answer.error.status).json(errorEnvelope(answer.error));
      };
    }),
  );
  return router;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly parts: OAuthParts;
}

async function exchange(
  method: string,
  { request, response, parts }: Exchange,
  work: (params: RestParams) => () => void,
): Promise<void> {
  const { params } = readParams(request);
  const inBody = 'client_secret' in params ? 'body' : null;
  const learn = parts.log.note({
    method,
    verb: request.method,
    host: request.headers.host ?? '',
    params,
    via: null,
    userId: null,
    secretIn: 'client_secret' in request.query ? 'query' : inBody,
    userAgent: request.headers['user-agent'] ?? null,
    status: null,
  });
  response.on('prefinish', () => learn({ status: response.statusCode }));
  await failAsPlanned(parts.failures.take(method), response, () => work(params));
}

/** To the registered address with a code; or Bitrix24's own page, from which nothing leads back (bitrix24.md 5.1). */
function sendBrowser(
  params: RestParams,
  response: Response,
  { identity, settings, codes }: OAuthParts,
): void {
  if (textParam(params, 'CLIENT_ID') !== identity.clientId || settings.appRemoved) {
    response.status(404).type('html').send(htmlPage('Application not found'));
    return;
  }
  if (!settings.appAccess || settings.deleted) {
    response.status(403).type('html').send(htmlPage('Access denied'));
    return;
  }
  const target = new URL(identity.redirectUrl);
  const answer = {
    code: codes.issue(settings.browserUserId),
    state: textParam(params, 'STATE'),
    domain: identity.domain,
    member_id: identity.memberId,
    scope: settings.appScopes.join(','),
    server_domain: new URL(identity.oauthOrigin).host,
  };
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  response.redirect(302, target.href);
}
