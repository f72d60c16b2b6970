import type { HistoryFilter } from '../../../core/ports/call-history.ts';
import { wantedOf, type Wanted } from '../../../core/text/search-text.ts';
import { firstIdAt } from '../store/call-ids.ts';
import { directionCodes, facetOf, originCodes, outcomeCodes } from '../store/codes.ts';
import { matchFor } from './grams.ts';

/** A filter in the terms of the file. */
export interface Search {
  readonly from: number;
  readonly before: number;
  readonly wanted: readonly Wanted[];
  /** Every combination of direction, outcome and origin that is let through; null lets all through. */
  readonly facets: ReadonlySet<number> | null;
  readonly withNote: boolean;
  /** For the search index; null when nothing but a period is asked for. */
  readonly match: string | null;
}

export function searchOf(filter: HistoryFilter): Search {
  const wanted = wantedOf(filter.text ?? '');
  const facets = facetsOf(filter);
  const withNote = filter.withNote ?? false;
  return {
    from: firstIdAt(filter.fromMs ?? 0),
    before: firstIdAt(filter.untilMs ?? Infinity),
    ...{ wanted, facets, withNote },
    match: matchFor({ wanted, facets: facets && [...facets], withNote }),
  };
}

/** An empty list asks for nothing. */
function facetsOf({
  directions = [],
  outcomes = [],
  origins = [],
}: HistoryFilter): ReadonlySet<number> | null {
  if (directions.length + outcomes.length + origins.length === 0) return null;
  const facets = new Set<number>();
  for (const direction of orAll(directions, directionCodes.words)) {
    for (const outcome of orAll(outcomes, outcomeCodes.words)) {
      for (const origin of orAll(origins, originCodes.words))
        facets.add(facetOf({ direction, outcome, origin }));
    }
  }
  return facets;
}

function orAll<Word>(asked: readonly Word[], all: readonly Word[]): readonly Word[] {
  return asked.length === 0 ? all : asked;
}
