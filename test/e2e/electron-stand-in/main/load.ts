/** loadURL: done with `did-finish-load`, failed with `did-fail-load`. */
import { electronEvent } from './electron-event.ts';
import { toChromium } from './scheme-urls.ts';
import type { WebContents } from './web-contents.ts';

export interface Load {
  readonly url: string;
  readonly done: Promise<void>;
  finish(): void;
  fail(code: number, name: string): void;
}

/** Chromium's numbers of the errors a local page can meet. */
const errorCodes: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INVALID_URL: -300,
};

export function loadOf(contents: WebContents, url: string): Load {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const load: Load = {
    url,
    done: promise,
    finish: resolve,
    fail(code, name) {
      if (contents.load === load) contents.load = null;
      contents.emit('did-fail-load', electronEvent({}), code, name, url, true, 0, 0);
      reject(
        Object.assign(new Error(`${name} (${String(code)}) loading '${url}'`), {
          errno: code,
          code: name,
          url,
        }),
      );
    },
  };
  contents.load?.fail(-3, 'ERR_ABORTED');
  contents.load = load;
  contents.emit('did-start-loading');
  void start(contents, load);
  return load;
}

async function start(contents: WebContents, load: Load): Promise<void> {
  try {
    const page = await contents.page;
    contents.navigation.expect(toChromium(load.url));
    const error = await page.navigate(load.url);
    if (error === null) return;
    const name = error.replace(/^net::/, '');
    load.fail(errorCodes[name] ?? -2, name);
  } catch {
    // The page has gone, or never came.
    load.fail(-3, 'ERR_ABORTED');
  }
}
