import type { Menu } from './menu.ts';

/** What a test sees of a menu item. */
export interface MenuState {
  readonly id: string;
  readonly label: string;
  readonly type: Electron.MenuItem['type'];
  readonly role: string | null;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly accelerator: string | null;
  readonly toolTip: string;
  readonly submenu: readonly MenuState[] | null;
}

export function describeMenu(menu: Menu): MenuState[] {
  return menu.items.map((item) => ({
    id: item.id,
    label: item.label,
    type: item.type,
    role: item.role ?? null,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
    accelerator: item.accelerator,
    toolTip: item.toolTip,
    submenu: item.submenu ? describeMenu(item.submenu) : null,
  }));
}
