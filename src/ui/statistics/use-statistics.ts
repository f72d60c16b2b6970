import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallStatistics } from '../../core/ports/call-history.ts';
import { onReconnected } from '../app/live-value.ts';
import { useWindow } from '../app/window-context.ts';
import type { Question, ShownPeriod } from './shown-period.ts';

/** What was counted, with what was asked: the bars of one period must not be drawn over the days of another. */
export interface CountedPeriod {
  readonly state: 'ready';
  readonly statistics: CallStatistics;
  readonly period: ShownPeriod;
  readonly question: Question;
}

export type Counted = { readonly state: 'loading' | 'failed' } | CountedPeriod;

/**
 * Asks when the view opens, when the question is another one, and when the connection is back.
 * @param question the same object as long as the same is asked.
 * @returns what was counted last; while a newer answer is on its way, that of the question before.
 */
export function useStatistics(
  period: ShownPeriod,
  question: Question,
): { readonly counted: Counted; readonly again: () => void } {
  const { api } = useWindow();
  const [counted, setCounted] = useState<Counted>({ state: 'loading' });
  const turn = useRef(0);

  const again = useCallback(() => {
    const mine = ++turn.current;
    api.request('history.statistics', question.query).then(
      (statistics) => mine === turn.current && setCounted({ state: 'ready', statistics, period, question }),
      () => mine === turn.current && setCounted((before) => afterFailure(before, question)),
    );
  }, [api, period, question]);

  useEffect(() => {
    again();
    return onReconnected(api, again);
  }, [api, again]);

  return { counted, again };
}

/** What is shown of the same period may stay; of another one it would be wrong. */
function afterFailure(before: Counted, question: Question): Counted {
  return before.state === 'ready' && before.question === question ? before : { state: 'failed' };
}
