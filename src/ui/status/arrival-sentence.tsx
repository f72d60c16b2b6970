import type { ReactNode } from 'react';
import type { AppStatus } from '../../core/status/app-status.ts';
import { useText } from '../app/window-context.ts';
import { NewAddress } from './new-address.tsx';
import { StateIcon } from './state-icon.tsx';
import './arrival-sentence.css';

/** What everybody wants to know first, in one sentence; what is held back meanwhile, in a second. */
export function ArrivalSentence({ status }: { readonly status: AppStatus }): ReactNode {
  const text = useText();
  const { kind, why } = status.arrival;
  const { reason } = status.reachability;
  const explained = why === 'deaf' || why === 'degraded' || why === 'unproven' || why === 'unseen';
  return (
    <div className="arrival" data-kind={kind} role="status">
      <StateIcon kind={kind} size={32} />
      <div>
        <p className="arrival-sentence">{text(`status.arrive.${why}`)}</p>
        {explained && reason && <p>{text(`status.reason.${reason.code}`)}</p>}
        {why === 'foreign' && <p>{text('status.reason.foreign-host')}</p>}
        {why === 'clock-off' && <p>{text('status.clock-do')}</p>}
        {why === 'not-kept' && <p>{status.historyTrouble}</p>}
        {why === 'moved' && status.handlerUrl !== null && <NewAddress url={status.handlerUrl} />}
      </div>
    </div>
  );
}
