import { readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { writeText } from '../../../adapters/files/text-file.ts';

/** Where this desktop looks for what to start at login (Desktop Application Autostart Specification). */
export function autostartFile(env: NodeJS.ProcessEnv): string {
  const told = env['XDG_CONFIG_HOME'] ?? '';
  return join(isAbsolute(told) ? told : join(homedir(), '.config'), 'autostart', 'offhook.desktop');
}

/** The program as it will be found after a restart: an AppImage runs from a mount that is another one each time. */
export function programPath(env: NodeJS.ProcessEnv, execPath: string): string {
  return env['APPIMAGE'] ?? execPath;
}

/**
 * Writes or removes the file that starts the program at login.
 * An entry the operator hid or switched off with his desktop's own tool stays as it is.
 */
export function autostart(wanted: boolean, file: string, program: string): void {
  if (!wanted) return rmSync(file, { force: true });
  const kept = textOf(file);
  if (kept !== null && /^(?:Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(kept)) return;
  const entry = autostartEntry(program);
  if (kept === entry) return;
  writeText(file, entry);
}

export function autostartEntry(program: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Offhook',
    `Exec=${quoted(program)} --hidden`,
    'Icon=offhook',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Quoted for `Exec`, then escaped as every string of such a file (Desktop Entry Specification, "The Exec key"). */
function quoted(program: string): string {
  const argument = program.replace(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  return `"${argument.replaceAll('\\', '\\\\')}"`;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
