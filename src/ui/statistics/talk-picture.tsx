import type { ReactNode } from 'react';
import type { CallStatistics } from '../../core/ports/call-history.ts';
import { useText } from '../app/window-context.ts';
import { PictureCard } from './picture.tsx';
import { talkWords } from './talk-words.ts';
import './talk-picture.css';

const sides = ['incoming', 'outgoing'] as const;

/** Who was talked to how long: each bar has its number beside it. */
export function TalkPicture({ talkS }: { readonly talkS: CallStatistics['talkS'] }): ReactNode {
  const text = useText();
  const most = Math.max(talkS.incoming, talkS.outgoing, 1);
  return (
    <PictureCard title={text('statistics.talk')}>
      <dl className="talk">
        {sides.map((side) => (
          <div key={side} className="talk-side" data-side={side}>
            <dt>{text(`statistics.talk.${side}`)}</dt>
            <dd>
              {talkWords(talkS[side], text)}
              <i style={{ width: `${(100 * talkS[side]) / most}%` }} aria-hidden />
            </dd>
          </div>
        ))}
      </dl>
    </PictureCard>
  );
}
