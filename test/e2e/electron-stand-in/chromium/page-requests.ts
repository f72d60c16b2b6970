/** Every request of a page comes by here: navigation rules first, then the program's schemes, then session.webRequest. */
import type { Session } from '../main/session.ts';
import { toElectron } from '../main/scheme-urls.ts';
import type { CdpSession } from './cdp-connection.ts';
import type { PausedRequest } from './cdp-events.ts';
import type { PageFrames } from './page-frames.ts';

export interface RequestRules {
  readonly frames: PageFrames;
  readonly session: Session;
  /** @returns false when the program prevents the navigation. */
  mayNavigate(paused: PausedRequest): boolean;
}

const resourceTypes: Readonly<Record<string, Electron.OnHeadersReceivedListenerDetails['resourceType']>> = {
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};

export function ruleRequests(cdp: CdpSession, rules: RequestRules): void {
  cdp.on('Fetch.requestPaused', (paused) => {
    decide(cdp, rules, paused).catch((error: unknown) => giveUp(cdp, paused, error));
  });
}

/** The page waits for ever for what nobody answers; one that has gone meanwhile cannot be answered, and need not be. */
function giveUp(cdp: CdpSession, { requestId, request }: PausedRequest, error: unknown): void {
  cdp.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).then(
    () => console.error(`${request.method} ${request.url} was given up:`, error),
    () => {},
  );
}

async function decide(cdp: CdpSession, rules: RequestRules, paused: PausedRequest): Promise<unknown> {
  const { requestId, request } = paused;
  if (paused.responseStatusCode !== undefined) return finish(cdp, rules, paused);
  if (paused.resourceType === 'Document' && !rules.mayNavigate(paused)) {
    return cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  }
  if (rules.session.protocol.answers(request.url)) return serve(cdp, rules, paused);
  const verdict = await rules.session.webRequest.before(detailsOf(rules, paused));
  if (verdict.cancel === true)
    return cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  return cdp.send('Fetch.continueRequest', {
    requestId,
    interceptResponse: rules.session.webRequest.hasHeadersListener(request.url),
    ...(verdict.redirectURL === undefined ? {} : { url: verdict.redirectURL }),
  });
}

async function serve(cdp: CdpSession, rules: RequestRules, paused: PausedRequest): Promise<unknown> {
  const { requestId, request } = paused;
  const parts = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const { url, method, headers } = request;
  const initiatorOrigin = initiatorOf(rules.frames, paused);
  const body = parts.length === 0 ? null : Buffer.concat(parts);
  const byScript = /^(Fetch|XHR)$/.test(paused.resourceType);
  const answer = await rules.session.protocol.answer({
    url,
    method,
    headers,
    initiatorOrigin,
    body,
    byScript,
  });
  if (answer === null) return cdp.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  return cdp.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: answer.status,
    responseHeaders: answer.headers,
    body: answer.body.toString('base64'),
  });
}

/** The response stage: onHeadersReceived. */
async function finish(cdp: CdpSession, rules: RequestRules, paused: PausedRequest): Promise<unknown> {
  const { requestId, responseStatusCode: statusCode = 200, responseHeaders = [] } = paused;
  const received: Record<string, string[]> = {};
  for (const { name, value } of responseHeaders) received[name] = [...(received[name] ?? []), value];
  const statusLine = `HTTP/1.1 ${String(statusCode)} ${paused.responseStatusText ?? ''}`.trimEnd();
  const details = { ...detailsOf(rules, paused), statusCode, statusLine, responseHeaders: received };
  const { cancel, responseHeaders: replaced } = await rules.session.webRequest.headers(details);
  if (cancel === true) return cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  if (!replaced) return cdp.send('Fetch.continueResponse', { requestId });
  const headers = Object.entries(replaced).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  );
  return cdp.send('Fetch.continueResponse', {
    requestId,
    responseCode: statusCode,
    responseHeaders: headers,
  });
}

let lastId = 0;

function detailsOf(
  { frames }: RequestRules,
  paused: PausedRequest,
): Electron.OnHeadersReceivedListenerDetails & Electron.OnBeforeRequestListenerDetails {
  lastId += 1;
  const document = frames.frame(paused.frameId)?.parent ? 'subFrame' : 'mainFrame';
  const { url, method, headers } = paused.request;
  return {
    id: lastId,
    url: toElectron(url),
    method,
    resourceType:
      paused.resourceType === 'Document' ? document : (resourceTypes[paused.resourceType] ?? 'other'),
    referrer: toElectron(headers['Referer'] ?? ''),
    timestamp: Date.now(),
    uploadData: [],
    statusLine: '',
    statusCode: 0,
  };
}

/** A document is asked for by the frame it will be in or by its parent; the main frame's first by the program. */
function initiatorOf(frames: PageFrames, { resourceType, frameId }: PausedRequest): string | null {
  const frame = frames.frame(frameId);
  if (resourceType !== 'Document') return frame?.origin ?? null;
  return frame?.parent?.origin ?? null;
}
