import { EventEmitter } from 'node:events';
import { scenario } from './scenario.ts';

const emitter = new EventEmitter();
let source: Electron.NativeTheme['themeSource'] = 'system';

function dark(): boolean {
  return source === 'system' ? scenario.dark : source === 'dark';
}

/** `themeSource` also decides `prefers-color-scheme` of every page: the pages listen to `updated`. */
export const nativeTheme = Object.defineProperties(emitter, {
  shouldUseDarkColors: { get: dark, enumerable: true },
  shouldUseDarkColorsForSystemIntegratedUI: { get: () => scenario.dark, enumerable: true },
  themeSource: {
    get: () => source,
    set(value: Electron.NativeTheme['themeSource']) {
      if (!['system', 'light', 'dark'].includes(value)) throw new Error(`Invalid themeSource '${value}'`);
      if (value === source) return;
      source = value;
      emitter.emit('updated');
    },
    enumerable: true,
  },
  shouldUseHighContrastColors: { value: false },
  shouldUseInvertedColorScheme: { value: false },
  inForcedColorsMode: { value: false },
  prefersReducedTransparency: { value: false },
  shouldDifferentiateWithoutColor: { value: false },
}) as EventEmitter & Omit<Electron.NativeTheme, keyof EventEmitter>;

/** The desktop changes its mind. */
export function systemTheme(isDark: boolean): void {
  if (scenario.dark === isDark) return;
  scenario.dark = isDark;
  emitter.emit('updated');
}
