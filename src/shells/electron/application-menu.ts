import { Menu, type MenuItemConstructorOptions } from 'electron/main';

/** Hidden on Windows and Linux; its shortcuts work all the same, and macOS needs it for copy and paste. */
export function setApplicationMenu(platform: NodeJS.Platform): void {
  const first: MenuItemConstructorOptions =
    platform === 'darwin' ? { role: 'appMenu' } : { role: 'fileMenu' };
  Menu.setApplicationMenu(Menu.buildFromTemplate([first, { role: 'editMenu' }, { role: 'windowMenu' }]));
}
