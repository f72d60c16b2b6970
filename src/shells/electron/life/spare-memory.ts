import { setFlagsFromString } from 'node:v8';

/**
 * This program waits in the tray all day and works for some milliseconds a call: V8 shall stay small rather than be fast. By
 * this and not by `js-flags`, which Electron reads for its main process from the command line alone, and hands to every
 * window. Imported first, for its effect: what V8 has once taken it is slow to give back.
 */
const flags = [
  '--optimize-for-size',
  // Else room for new objects grows to 16 MB within the start, and stays.
  '--semi-space-growth-factor=1',
  // Nothing here runs so often that compiling it once more, better, would pay: 10 MB. The plain compiler stays.
  '--no-maglev',
  '--no-turbofan',
];
for (const flag of flags) setFlagsFromString(flag);
