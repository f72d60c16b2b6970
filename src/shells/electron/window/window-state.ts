import ElectronStore from 'electron-store';
import type { Log } from '../../../core/ports/log.ts';
import { readBounds, type Bounds } from './placement.ts';

/** What is remembered of the screen, in `window-state.json`: never a reason to fail. */
export interface WindowState {
  bounds(): Bounds | null;
  keepBounds(bounds: Bounds): void;
  /** True the first time only: what the operator is told once. */
  isFirst(occasion: 'weak-secrets'): boolean;
}

export function openWindowState(folder: string, log: Log): WindowState {
  const file = new ElectronStore({ cwd: folder, name: 'window-state', clearInvalidConfig: true });
  return {
    bounds: () => readBounds(file.get('bounds')),
    keepBounds: (bounds) => set('bounds', bounds),
    isFirst(occasion) {
      const key = `told.${occasion}`;
      if (file.get(key) === true) return false;
      set(key, true);
      return true;
    },
  };

  function set(key: string, value: unknown): void {
    try {
      file.set(key, value);
    } catch (error) {
      log.warn('window-state.json could not be written', { error });
    }
  }
}
