/** Where the program is between start and end; every module asks it. */

export const life = { ready: false, quitting: false };

/** Electron's words for a class that is used too early. */
export function needsReady(what: string): void {
  if (!life.ready) throw new Error(`Cannot create ${what} before app is ready`);
}
