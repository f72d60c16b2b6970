import type { MenuItemConstructorOptions } from 'electron/main';
import type { TrayCommand, TrayItem } from '../../../core/tray/tray-item.ts';

/** The menu in Electron's words. */
export function menuTemplate(
  items: readonly TrayItem[],
  command: (command: TrayCommand) => void,
): MenuItemConstructorOptions[] {
  return items.map((item) => {
    switch (item.kind) {
      case 'line':
        return { type: 'separator' };
      case 'words':
        return { label: literal(item.label), enabled: false };
      case 'command':
        return { label: literal(item.label), click: () => command(item.command) };
      case 'choice': {
        const { label, chosen } = item;
        return {
          type: 'checkbox',
          label: literal(label),
          checked: chosen,
          click: () => command(item.command),
        };
      }
      case 'choices':
        return { label: literal(item.label), submenu: menuTemplate(item.items, command) };
    }
  });
}

/** A single `&` would underline the letter after it, and vanish: names have some. */
function literal(label: string): string {
  return label.replaceAll('&', '&&');
}
