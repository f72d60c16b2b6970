import type { Call } from '../call/call.ts';
import { occasionOf } from '../notices/notice-rules.ts';
import type { CallChange } from '../intake/verdict.ts';
import type { HookOccasion } from './hook-schema.ts';

/**
 * What a change of a call is to its hooks, each once in a call's life. A PBX's call (bitrix24.md 2.3) rings and never is
 * `answered` here: that is known only once it has ended. What we heard of too late no longer rings and is not just
 * being answered, and what was taken from the portal's statistics is no event at all.
 */
export function occasionsOf({ before, after }: CallChange): readonly HookOccasion[] {
  if (after.origin === 'back-filled') return [];
  const occasions: HookOccasion[] = [];
  const notice = occasionOf(before, after);
  if (notice === 'on-the-line' && after.origin === 'live')
    occasions.push(after.outcome === 'ringing' ? 'ringing' : 'answered');
  if (!(before && isOver(before)) && isOver(after)) occasions.push('ended');
  if (notice === 'missed') occasions.push('missed');
  return occasions;
}

/** Also when its END was lost: whoever follows the calls must not take it for one that goes on. */
function isOver({ endedAtMs, outcome }: Call): boolean {
  return endedAtMs !== null || outcome === 'end-unknown';
}
