/** Stand-ins for Electron's distributions: every file that is needed for packing, and none that could run. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type System = 'linux' | 'windows' | 'mac';

const licences = ['LICENSE', 'LICENSES.chromium.html', 'version'];

/** Fills a folder that is there with what an unpacked download of Electron would hold. */
export function standInDistribution(system: System, folder: string): void {
  const put = (name: string, content: Uint8Array | string = ''): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  };
  for (const name of licences) put(name);
  if (system === 'mac') return macDistribution(put);
  put('locales/en-US.pak');
  if (system === 'windows') return put('electron.exe', windowsProgram());
  put('electron', Buffer.concat([Buffer.from('stand-in '), fuseWire]));
  put('chrome-sandbox');
  put('chrome_crashpad_handler');
}

/** Where the fuses of an Electron binary are (@electron/fuses, README, "How do I read the fuses"): sentinel, version, length, states. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10011001'),
]);

/** A real program with resources, which the builder rewrites: any will do that is at hand, with the fuses somewhere in its code. */
function windowsProgram(): Buffer {
  const program = new URL('../../node_modules/node-notifier/vendor/notifu/notifu64.exe', import.meta.url);
  const bytes = readFileSync(fileURLToPath(program));
  fuseWire.copy(bytes, 4096);
  return bytes;
}

const plist = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>Electron</string></dict></plist>`;

function macDistribution(put: (name: string, content?: Uint8Array | string) => void): void {
  const contents = 'Electron.app/Contents';
  put(`${contents}/Info.plist`, plist);
  put(`${contents}/MacOS/Electron`, 'stand-in');
  put(`${contents}/Resources/en.lproj/locale.pak`);
  put(`${contents}/Frameworks/Electron Framework.framework/Electron Framework`, fuseWire);
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `Electron Helper${kind}`;
    put(`${contents}/Frameworks/${helper}.app/Contents/Info.plist`, plist);
    put(`${contents}/Frameworks/${helper}.app/Contents/MacOS/${helper}`, 'stand-in');
  }
}
