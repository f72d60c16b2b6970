import type { ReactNode } from 'react';
import type { AppStatus } from '../../core/app-status.ts';
import { useText } from '../app/window-context.ts';
import { arrivalOf } from './arrival.ts';
import { StateIcon } from './state-icon.tsx';
import './arrival-sentence.css';

/** What everybody wants to know first, in one sentence; what is held back meanwhile, in a second. */
export function ArrivalSentence({ status }: { readonly status: AppStatus }): ReactNode {
  const text = useText();
  const { kind, why } = arrivalOf(status);
  const { reason } = status.hearing;
  const explained = why === 'deaf' || why === 'degraded' || why === 'unproven';
  return (
    <div className="arrival" data-kind={kind} role="status">
      <StateIcon kind={kind} size={32} />
      <div>
        <p className="arrival-sentence">{text(`status.arrive.${why}`)}</p>
        {explained && reason && <p>{text(`status.reason.${reason.code}`)}</p>}
      </div>
    </div>
  );
}
