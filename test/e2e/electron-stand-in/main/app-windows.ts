/** The open windows, for everybody who counts or closes them: `app.quit` must not import BrowserWindow, which imports `app`. */

export interface OpenWindow {
  readonly id: number;
  /** @returns false when a listener of `close` prevented it. */
  tryClose(): boolean;
  destroy(): void;
}

const open = new Map<number, OpenWindow>();
let onAllClosed = (): void => {};

export function windowOpened(window: OpenWindow): void {
  open.set(window.id, window);
}

export function windowClosed(id: number): void {
  open.delete(id);
  if (open.size === 0) onAllClosed();
}

export function openWindows(): readonly OpenWindow[] {
  return [...open.values()];
}

/** One listener: the life of the app. */
export function whenAllClosed(listener: () => void): void {
  onAllClosed = listener;
}
