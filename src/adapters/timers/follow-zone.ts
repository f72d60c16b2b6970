import { readlinkSync } from 'node:fs';
import type { Timers } from '../../core/ports/timers.ts';

const lookEveryMs = 60_000;

/**
 * Node asks the system for its time zone once. Where the zone is a link into the zone files (Linux, macOS), this follows the link
 * when the machine travels, so that quiet hours are the operator's own; a zone that the environment names is left alone.
 * @returns a function that ends it.
 */
export function followZone(timers: Timers, link = '/etc/localtime'): () => void {
  if (process.env['TZ'] !== undefined) return () => {};
  let known = zoneOf(link);
  let callOff = timers.after(lookEveryMs, look);
  return () => callOff();

  function look(): void {
    callOff = timers.after(lookEveryMs, look);
    const zone = zoneOf(link);
    if (zone === null || zone === known) return;
    known = zone;
    // Node forgets the zone it knows when this is written.
    process.env['TZ'] = zone;
  }
}

/** Null where it is no such link. */
function zoneOf(link: string): string | null {
  try {
    return /\/zoneinfo\/([\w+/-]+)$/.exec(readlinkSync(link))?.[1] ?? null;
  } catch {
    return null;
  }
}
