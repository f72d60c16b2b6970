import { EventEmitter } from 'node:events';
import { needsReady } from './life.ts';
import { createProtocol } from './protocol.ts';
import { record } from './records.ts';
import { scenario } from './scenario.ts';
import { createWebRequest } from './web-request.ts';

type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;
type DeviceHandler = NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>;

/** What a program has decided about permissions; null where it has not, which Electron takes for yes. */
export interface PermissionHandlers {
  request: RequestHandler | null;
  check: CheckHandler | null;
  device: DeviceHandler | null;
}

export type Session = ReturnType<typeof createSession>;

function createSession(partition: string) {
  const permissions: PermissionHandlers = { request: null, check: null, device: null };
  let spellChecker = true;
  let userAgent = 'Electron stand-in';
  const note = (name: string, handler: unknown): void =>
    record(`session.${name}`, { partition, set: handler !== null });
  const methods = {
    setPermissionRequestHandler(handler) {
      permissions.request = handler;
      note('setPermissionRequestHandler', handler);
    },
    setPermissionCheckHandler(handler) {
      permissions.check = handler;
      note('setPermissionCheckHandler', handler);
    },
    setDevicePermissionHandler(handler) {
      permissions.device = handler;
      note('setDevicePermissionHandler', handler);
    },
    setDisplayMediaRequestHandler: (handler) => note('setDisplayMediaRequestHandler', handler),
    setUSBProtectedClassesHandler: (handler) => note('setUSBProtectedClassesHandler', handler),
    setBluetoothPairingHandler: (handler) => note('setBluetoothPairingHandler', handler),
    setCertificateVerifyProc: (proc) => note('setCertificateVerifyProc', proc),
    setSpellCheckerEnabled(enable) {
      spellChecker = enable;
    },
    isSpellCheckerEnabled: () => spellChecker,
    setSpellCheckerLanguages() {},
    getUserAgent: () => userAgent,
    setUserAgent(agent) {
      userAgent = agent;
    },
    isPersistent: () => partition === '' || partition.startsWith('persist:'),
    resolveProxy: async () => scenario.proxy,
    setProxy: async (config) => record('session.setProxy', config),
    clearCache: async () => {},
    clearStorageData: async () => {},
    clearData: async () => {},
    clearHostResolverCache: async () => {},
    closeAllConnections: async () => {},
    flushStorageData() {},
    getPreloadScripts: () => [],
    fetch: (input, init) => fetch(input, init),
  } satisfies Partial<Electron.Session>;
  return Object.assign(new EventEmitter(), methods, {
    protocol: createProtocol(),
    webRequest: createWebRequest(),
    permissions,
    partition,
  });
}

const sessions = new Map<string, Session>();
let tellCreated = (_session: Session): void => {};

export function whenSessionCreated(listener: (session: Session) => void): void {
  tellCreated = listener;
}

function sessionOf(partition: string): Session {
  needsReady('Session');
  const known = sessions.get(partition);
  if (known) return known;
  const made = createSession(partition);
  sessions.set(partition, made);
  tellCreated(made);
  return made;
}

export const session = {
  get defaultSession() {
    return sessionOf('');
  },
  fromPartition: (partition: string) => sessionOf(partition),
  fromPath: (path: string) => sessionOf(`path:${path}`),
};

/** Electron's verdict on a permission a page asks for: by the program's handlers, else granted. */
export async function askPermission(
  of: Session,
  contents: unknown,
  ask: { permission: string; url: string },
): Promise<{ requested: boolean; checked: boolean }> {
  const { request, check } = of.permissions;
  const details = { isMainFrame: true, requestingUrl: ask.url, securityOrigin: ask.url, mediaTypes: [] };
  const permission = ask.permission as Parameters<RequestHandler>[1];
  const requested = await new Promise<boolean>((resolve) => {
    if (request) request(contents as Electron.WebContents, permission, resolve, details);
    else resolve(true);
  });
  const checked = check
    ? check(contents as Electron.WebContents, permission, new URL(ask.url).origin, details)
    : true;
  return { requested, checked };
}
