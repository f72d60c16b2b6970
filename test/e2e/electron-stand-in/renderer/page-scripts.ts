/** Makes the two scripts Chromium runs before any script of a page. */
import { bridgeSource } from './bridge-port.ts';
import { createContextBridge, receiveExposed } from './context-bridge.ts';
import { ipcSource } from './ipc-renderer.ts';
import { wireSource } from './wire.ts';

/** The world of the preload, the binding it alone has, and the function by which the main process reaches it. */
export const isolatedWorld = 'Electron Isolated Context';
export const binding = '__electronStandInPost';
export const deliverName = '__electronStandInDeliver';

export interface Preload {
  readonly path: string;
  readonly source: string;
  /** Also in frames below the main one (`nodeIntegrationInSubFrames`). */
  readonly inSubFrames: boolean;
  /** `process` as a sandboxed renderer sees it. */
  readonly process: object;
}

/** @param secret names the events between the worlds. */
export function mainWorldScript(secret: string): string {
  return `(() => {
${bridgeSource}
${receiveExposed.toString()}
receiveExposed(window, openBridgePort(window, ${JSON.stringify(secret)}, 'main'));
})();`;
}

/** The preload's own text stands in the script, so that no content security policy has to allow `eval`. */
export function isolatedWorldScript(secret: string, preload: Preload): string {
  return `(() => {
if (window !== window.top && !${String(preload.inSubFrames)}) return;
${bridgeSource}
${wireSource}
${ipcSource}
${createContextBridge.toString()}
const post = globalThis.${binding};
delete globalThis.${binding};
const { ipcRenderer, deliver } = createIpcRenderer(post);
Object.defineProperty(globalThis, '${deliverName}', { value: deliver });
const contextBridge = createContextBridge(openBridgePort(window, ${JSON.stringify(secret)}, 'isolated'));
const electron = Object.freeze({ ipcRenderer, contextBridge });
const require = (name) => {
  if (/^electron(\\/(renderer|common))?$/.test(name)) return electron;
  throw new Error('module not found: ' + name);
};
const process = { ...${JSON.stringify(preload.process)}, isMainFrame: window === window.top };
const module = { exports: {} };
try {
(function (require, module, exports, process) {${preload.source}
})(require, module, module.exports, process);
} catch (error) {
  post(JSON.stringify({ kind: 'preload-error', message: String(error?.message), stack: String(error?.stack) }));
}
})();
//# sourceURL=${preload.path}`;
}
