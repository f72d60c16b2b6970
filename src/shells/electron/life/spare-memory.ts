import { setFlagsFromString } from 'node:v8';

/**
 * This program waits in the tray all day and works for some milliseconds a call: V8 shall stay small rather than be fast. By
 * this and not by `js-flags`, which Electron reads for its main process from the command line alone, and hands to every
 * window. Imported first, for its effect: what V8 has once taken it is slow to give back.
 */
setFlagsFromString('--optimize-for-size');
optimize(false);

/**
 * Whether V8 compiles once more, better, what runs often. For some calls an hour that does not pay: it takes 10 MB. Adding up
 * a million of them for a window takes five times as long without.
 */
export function optimize(wanted: boolean): void {
  for (const compiler of ['maglev', 'turbofan']) setFlagsFromString(`--${wanted ? '' : 'no-'}${compiler}`);
}
