/**
 * Imported before anything else: packages ask for the home folder while they are loaded, and end the program where there is
 * none. A home that is no folder is replaced by that of the account, and a relative base folder is ignored, as the XDG
 * specification wants it.
 */
import { homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';
import { isFolder } from '../adapters/files/folder.ts';

const homeVariable = process.platform === 'win32' ? 'USERPROFILE' : 'HOME';

if (!isUsable(orNone(homedir))) {
  const ofAccount = orNone(() => userInfo().homedir);
  // Where the account has none either, only `--data-dir` helps; what is written to `/` is refused.
  process.env[homeVariable] = isUsable(ofAccount) ? ofAccount : '/';
}

for (const name of ['XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME', 'LOCALAPPDATA'])
  if (!isAbsolute(process.env[name] ?? '/')) delete process.env[name];

function isUsable(home: string): boolean {
  return isAbsolute(home) && isFolder(home);
}

function orNone(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}
