/** Schemes and who answers them; handlers belong to a session (Session.protocol). */
import { life } from './life.ts';
import { record } from './records.ts';
import { isCustom, knowScheme, policyToChromium, toChromium, toElectron } from './scheme-urls.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];

let privileged: readonly Electron.CustomScheme[] = [];
let privilegesAsked = false;

export function registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
  if (life.ready)
    throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  if (privilegesAsked) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
  privilegesAsked = true;
  privileged = schemes;
  for (const { scheme } of schemes) knowScheme(scheme);
  record('protocol.registerSchemesAsPrivileged', schemes);
}

/** `supportFetchAPI` of Privileges: a scheme of ours without it cannot be fetched by scripts. */
function mayFetch(scheme: string): boolean {
  const privileges = privileged.find((one) => one.scheme === scheme)?.privileges;
  return !isCustom(scheme) || privileges?.supportFetchAPI === true;
}

/** A request as Chromium has it. */
export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  /** By fetch or XMLHttpRequest. */
  readonly byScript: boolean;
  /** As Electron has it; null when no web content issued the request. */
  readonly initiatorOrigin: string | null;
}

export interface PageResponse {
  readonly status: number;
  readonly headers: { name: string; value: string }[];
  readonly body: Buffer;
}

export type Protocol = ReturnType<typeof createProtocol>;

export function createProtocol() {
  const handlers = new Map<string, Handler>();
  const methods = {
    handle(scheme, handler) {
      if (handlers.has(scheme)) throw new Error(`The scheme has been intercepted: ${scheme}`);
      knowScheme(scheme);
      handlers.set(scheme, handler);
      record('protocol.handle', scheme);
    },
    unhandle(scheme) {
      if (!handlers.delete(scheme)) throw new Error('Failed to unhandle protocol: ERR_NOT_REGISTERED');
    },
    isProtocolHandled: (scheme) => handlers.has(scheme),
    isProtocolRegistered: (scheme) => handlers.has(scheme) && isCustom(scheme),
    isProtocolIntercepted: (scheme) => handlers.has(scheme) && !isCustom(scheme),
  } satisfies Partial<Electron.Protocol>;

  return Object.assign(methods, {
    handlerFor: (url: string) => handlers.get(schemeOf(url)),
    /** Whether the program answers Chromium's URL, rather than the network. */
    answers(chromiumUrl: string): boolean {
      const scheme = schemeOf(toElectron(chromiumUrl));
      return isCustom(scheme) || handlers.has(scheme);
    },
    /** @returns null where Electron fails the request: no handler, or one that threw or gave `Response.error()`. */
    async answer(request: PageRequest): Promise<PageResponse | null> {
      const url = toElectron(request.url);
      const handler = handlers.get(schemeOf(url));
      return handler && (!request.byScript || mayFetch(schemeOf(url))) ? run(handler, url, request) : null;
    },
  });
}

async function run(handler: Handler, url: string, request: PageRequest): Promise<PageResponse | null> {
  try {
    const response = await handler(requestOf(url, request));
    if (response.type === 'error') return null;
    const headers = [...response.headers].map(([name, value]) => ({ name, value: toPage(name, value) }));
    return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    console.error(`protocol.handle(${schemeOf(url)}):`, error);
    return null;
  }
}

function requestOf(url: string, { method, headers, body, initiatorOrigin }: PageRequest): Request {
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    sent.set(name, /^(origin|referer)$/i.test(name) ? toElectron(value) : value);
  }
  const request = new Request(url, {
    method,
    headers: sent,
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
  return initiatorOrigin === null ? request : Object.assign(request, { initiatorOrigin });
}

function toPage(header: string, value: string): string {
  if (header.startsWith('content-security-policy')) return policyToChromium(value);
  return header === 'location' || header === 'access-control-allow-origin' ? toChromium(value) : value;
}

function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':')).toLowerCase();
}
