/** Where a window is and how it shows: kept here, as there is no desktop; the page follows in size. */
import type { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { electronEvent } from './electron-event.ts';
import { record } from './records.ts';
import type { WebContents } from './web-contents.ts';
import { windowDecorations, type DecorationMethods } from './window-decorations.ts';

export type StateMethods =
  DecorationMethods | keyof ReturnType<typeof showing> | keyof ReturnType<typeof placing>;

type Window = EventEmitter & { readonly id: number; alive(): void };

/** Gives the window its methods; each throws once the window is destroyed. */
export function windowStates(window: Window, contents: WebContents, initial: Electron.Rectangle): void {
  contents.resize(initial);
  const methods = {
    ...showing(window),
    ...placing(window, contents, initial),
    ...windowDecorations(window.id),
  } satisfies Pick<Electron.BrowserWindow, StateMethods>;
  for (const [name, method] of Object.entries(methods)) {
    const guarded = (...args: unknown[]): unknown => {
      window.alive();
      return Reflect.apply(method as (...given: unknown[]) => unknown, undefined, args);
    };
    Object.defineProperty(window, name, { value: guarded });
  }
}

function showing(window: Window) {
  const state = { visible: false, focused: false, minimized: false, maximized: false, full: false };

  function told(name: string): void {
    record(`browserWindow.${name}`, { id: window.id });
    window.emit(name, electronEvent({}));
  }

  function set(flag: keyof typeof state, value: boolean, name: string): boolean {
    if (state[flag] === value) return false;
    state[flag] = value;
    told(name);
    return true;
  }

  function setFocused(focused: boolean): void {
    if (!set('focused', focused, focused ? 'focus' : 'blur')) return;
    app.emit(focused ? 'browser-window-focus' : 'browser-window-blur', electronEvent({}), window);
  }

  return {
    show() {
      set('minimized', false, 'restore');
      set('visible', true, 'show');
      setFocused(true);
    },
    showInactive: () => void set('visible', true, 'show'),
    hide() {
      set('visible', false, 'hide');
      setFocused(false);
    },
    focus: () => setFocused(state.visible),
    blur: () => setFocused(false),
    isVisible: () => state.visible && !state.minimized,
    isFocused: () => state.focused,
    minimize() {
      set('minimized', true, 'minimize');
      setFocused(false);
    },
    restore: () => void set('minimized', false, 'restore'),
    isMinimized: () => state.minimized,
    maximize: () => void set('maximized', true, 'maximize'),
    unmaximize: () => void set('maximized', false, 'unmaximize'),
    isMaximized: () => state.maximized,
    setFullScreen: (full: boolean) =>
      void set('full', full, full ? 'enter-full-screen' : 'leave-full-screen'),
    isFullScreen: () => state.full,
    isNormal: () => !state.minimized && !state.maximized && !state.full,
  };
}

function placing(window: Window, contents: WebContents, initial: Electron.Rectangle) {
  let bounds = initial;

  /** Told later, as a window manager does. */
  function setBounds(changes: Partial<Electron.Rectangle>): void {
    const before = bounds;
    const next = { ...before, ...changes };
    bounds = next;
    const resized = next.width !== before.width || next.height !== before.height;
    const moved = next.x !== before.x || next.y !== before.y;
    if (resized) contents.resize(next);
    setImmediate(() => {
      for (const name of resized ? ['resize', 'resized'] : []) window.emit(name);
      for (const name of moved ? ['move', 'moved'] : []) window.emit(name);
    });
  }

  return {
    getBounds: () => ({ ...bounds }),
    getNormalBounds: () => ({ ...bounds }),
    getContentBounds: () => ({ ...bounds }),
    setBounds,
    getSize: () => [bounds.width, bounds.height],
    setSize: (width: number, height: number) => setBounds({ width, height }),
    getPosition: () => [bounds.x, bounds.y],
    setPosition: (x: number, y: number) => setBounds({ x, y }),
  };
}
