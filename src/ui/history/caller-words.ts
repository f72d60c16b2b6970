import type { ShownCall } from '../../contract/window-api.ts';
import type { Text } from '../words/text-catalogue.ts';

/** What stands where a name would when there is none. */
export function namelessKey({ isPrivate }: ShownCall): 'call.private' | 'call.unknown' {
  return isPrivate ? 'call.private' : 'call.unknown';
}

/** Whom a call was with, for a sentence. Isolated: its direction marks end with it. */
export function callerWords(call: ShownCall, text: Text): string {
  const who = call.name ?? call.company ?? call.number ?? text(namelessKey(call));
  return `\u2068${who.slice(0, 100)}\u2069`;
}
