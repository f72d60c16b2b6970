import { join } from 'node:path';
import type { TrayState } from '../../../core/tray/tray-state.ts';
import { ownFiles } from '../own-files.ts';

/** Electron finds the `@2x` file by itself; the name `Template` makes it a template image (assets/README.md). */
export function trayIcon(state: TrayState, platform: NodeJS.Platform): string {
  const folder = ownFiles.trayIcons;
  if (platform === 'darwin') return join(folder, 'mac', `${state}Template.png`);
  if (platform === 'win32') return join(folder, 'windows', `${state}.ico`);
  return join(folder, 'linux', `${state}.png`);
}
