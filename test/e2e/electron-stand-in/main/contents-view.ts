import { EventEmitter } from 'node:events';
import { record } from './records.ts';

type Methods = Pick<
  Electron.WebContents,
  | 'getType'
  | 'getOSProcessId'
  | 'openDevTools'
  | 'closeDevTools'
  | 'isDevToolsOpened'
  | 'focus'
  | 'isFocused'
  | 'setBackgroundThrottling'
  | 'setVisualZoomLevelLimits'
  | 'getZoomFactor'
  | 'setZoomFactor'
>;

/** The part of a WebContents that only a desktop would show. */
export class ContentsView extends EventEmitter implements Methods {
  #zoom = 1;

  getType(): 'window' {
    return 'window';
  }
  getOSProcessId(): number {
    return 0;
  }
  openDevTools(): void {
    record('webContents.openDevTools');
  }
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }
  focus(): void {}
  isFocused(): boolean {
    return true;
  }
  setBackgroundThrottling(): void {}
  async setVisualZoomLevelLimits(): Promise<void> {}
  getZoomFactor(): number {
    return this.#zoom;
  }
  setZoomFactor(factor: number): void {
    this.#zoom = factor;
  }
}
