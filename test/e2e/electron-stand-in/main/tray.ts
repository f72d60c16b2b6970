import { EventEmitter } from 'node:events';
import { noModifiers } from './electron-event.ts';
import { needsReady } from './life.ts';
import type { Menu } from './menu.ts';
import { describeMenu, type MenuState } from './menu-state.ts';
import { describeImage, type ImageState } from './native-image.ts';
import { record } from './records.ts';
import { scenario } from './scenario.ts';

export interface TrayState {
  readonly image: ImageState;
  readonly toolTip: string;
  readonly title: string;
  readonly guid: string | null;
  /** null: no context menu was set. */
  readonly menu: readonly MenuState[] | null;
}

const trays = new Set<Tray>();
const bounds: Electron.Rectangle = { x: 1800, y: 0, width: 24, height: 24 };

/** Linux has no menu by click event; a set context menu is what a click shows there and on macOS. */
export class Tray extends EventEmitter implements Omit<Electron.Tray, keyof EventEmitter | 'setContextMenu'> {
  #image: Electron.NativeImage | string;
  #toolTip = '';
  #title = '';
  #menu: Menu | null = null;
  #ignoresDoubleClicks = false;
  readonly #guid: string | null;

  constructor(image: Electron.NativeImage | string, guid?: string) {
    super();
    needsReady('Tray');
    if (!scenario.tray) throw new Error('Failed to create tray');
    this.#image = checkImage(image);
    this.#guid = guid ?? null;
    trays.add(this);
    record('tray.create', describeImage(image));
  }

  get menu(): Menu | null {
    return this.#menu;
  }

  setImage(image: Electron.NativeImage | string): void {
    this.#alive();
    this.#image = checkImage(image);
    record('tray.setImage', describeImage(image));
  }

  setToolTip(toolTip: string): void {
    this.#alive();
    this.#toolTip = toolTip;
    record('tray.setToolTip', toolTip);
  }

  setTitle(title: string): void {
    this.#alive();
    this.#title = title;
  }

  setContextMenu(menu: Menu | null): void {
    this.#alive();
    this.#menu = menu;
    record('tray.setContextMenu', menu ? describeMenu(menu) : null);
  }

  popUpContextMenu(menu?: Electron.Menu): void {
    this.#alive();
    const shown = (menu as unknown as Menu | undefined) ?? this.#menu;
    shown?.popup();
  }

  closeContextMenu(): void {
    this.#menu?.closePopup();
  }

  destroy(): void {
    if (trays.delete(this)) record('tray.destroy');
  }

  isDestroyed(): boolean {
    return !trays.has(this);
  }

  setPressedImage(): void {}
  displayBalloon(options: Electron.DisplayBalloonOptions): void {
    record('tray.displayBalloon', { title: options.title, content: options.content });
  }
  removeBalloon(): void {}
  focus(): void {}
  getBounds(): Electron.Rectangle {
    return bounds;
  }
  getGUID(): string | null {
    return this.#guid;
  }
  getTitle(): string {
    return this.#title;
  }
  getIgnoreDoubleClickEvents(): boolean {
    return this.#ignoresDoubleClicks;
  }
  setIgnoreDoubleClickEvents(ignore: boolean): void {
    this.#ignoresDoubleClicks = ignore;
  }

  describe(): TrayState {
    return {
      image: describeImage(this.#image),
      toolTip: this.#toolTip,
      title: this.#title,
      guid: this.#guid,
      menu: this.#menu ? describeMenu(this.#menu) : null,
    };
  }

  #alive(): void {
    if (this.isDestroyed()) throw new Error('Tray is destroyed');
  }
}

function checkImage(image: Electron.NativeImage | string): Electron.NativeImage | string {
  if (typeof image === 'string' && describeImage(image).empty) {
    throw new Error(`Failed to load image from path '${image}'`);
  }
  return image;
}

export function openTrays(): readonly Tray[] {
  return [...trays];
}

export type TrayClick = 'click' | 'right-click' | 'double-click' | 'middle-click';

/** The operator clicks the icon. */
export function clickTray(tray: Tray, how: TrayClick): void {
  record(`tray.${how}`);
  tray.emit(how, noModifiers, bounds, { x: bounds.x + 4, y: bounds.y + 4 });
}
