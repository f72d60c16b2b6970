import { EventEmitter } from 'node:events';
import { electronEvent } from './electron-event.ts';
import { describeMenu } from './menu-state.ts';
import { record } from './records.ts';
import { roleLabels } from './role-labels.ts';

type Options = Electron.MenuItemConstructorOptions;

const now: { application: Menu | null; popup: Menu | null } = { application: null, popup: null };
let lastCommand = 0;

export class Menu extends EventEmitter implements Pick<Electron.Menu, 'closePopup' | 'popup'> {
  readonly items: MenuItem[] = [];
  #onClosed: (() => void) | null = null;

  static buildFromTemplate(template: (Options | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }

  static getApplicationMenu(): Menu | null {
    return now.application;
  }

  static setApplicationMenu(menu: Menu | null): void {
    now.application = menu;
    record('menu.setApplicationMenu', menu ? describeMenu(menu) : null);
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(position: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(position, 0, item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(options: Electron.PopupOptions = {}): void {
    Object.assign(now, { popup: this });
    record('menu.popup', { items: describeMenu(this), x: options.x ?? null, y: options.y ?? null });
    this.#onClosed = options.callback ?? null;
    this.emit('menu-will-show', electronEvent({}));
  }

  closePopup(): void {
    if (now.popup === this) now.popup = null;
    this.emit('menu-will-close', electronEvent({}));
    this.#onClosed?.();
    this.#onClosed = null;
  }

  /** Radio items between two others are one group. */
  check(chosen: MenuItem): void {
    let group: MenuItem[] = [];
    for (const item of this.items) {
      if (item.type === 'radio') group.push(item);
      else if (group.includes(chosen)) break;
      else group = [];
    }
    for (const item of group) item.checked = item === chosen;
  }
}

type ItemFields = Pick<
  Electron.MenuItem,
  'id' | 'label' | 'sublabel' | 'toolTip' | 'type' | 'checked' | 'enabled' | 'visible' | 'click' | 'commandId'
>;

export class MenuItem implements ItemFields {
  readonly commandId: number;
  accelerator: string | null;
  checked: boolean;
  click: (event: Electron.KeyboardEvent, window?: Electron.BaseWindow) => void;
  enabled: boolean;
  icon: Options['icon'];
  id: string;
  label: string;
  menu: Menu | null = null;
  role: Options['role'];
  sublabel: string;
  submenu: Menu | undefined;
  toolTip: string;
  type: Electron.MenuItem['type'];
  visible: boolean;

  constructor(options: Options) {
    lastCommand += 1;
    this.commandId = lastCommand;
    const { click: listener, submenu, ...others } = options;
    // "You can also attach other fields to the element of the template" (Menu.buildFromTemplate).
    Object.assign(this, others);
    this.submenu = submenuOf(submenu);
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    if (this.type === 'submenu' && !this.submenu) throw new Error('Invalid submenu');
    this.accelerator = options.accelerator ?? null;
    this.checked = options.checked ?? false;
    this.enabled = options.enabled ?? true;
    this.icon = options.icon;
    this.id = options.id ?? '';
    this.role = options.role;
    this.label = options.label ?? roleLabels[options.role ?? ''] ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.visible = options.visible ?? true;
    this.click = (event, window) => {
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (this.type === 'radio') this.menu?.check(this);
      listener?.(this as unknown as Electron.MenuItem, window, event);
    };
  }
}

function submenuOf(submenu: Options['submenu']): Menu | undefined {
  if (submenu === undefined) return undefined;
  return submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu as Options[]);
}

/** The context menu now open, by `menu.popup()`. */
export function openPopup(): Menu | null {
  return now.popup;
}
