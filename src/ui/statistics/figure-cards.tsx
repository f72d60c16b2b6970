import type { ReactNode } from 'react';
import type { CallStatistics } from '../../core/ports/call-history.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { countKinds, incomingKinds, outgoingKinds, sumOf, type KindCounts } from './counted-kinds.ts';
import { talkWords } from './talk-words.ts';
import './figure-cards.css';

/** The four numbers that are asked for first. */
export function FigureCards({ statistics }: { readonly statistics: CallStatistics }): ReactNode {
  const counts = countKinds(statistics.days);
  return (
    <dl className="figures">
      <AllCalls total={statistics.total} counts={counts} />
      <Missed counts={counts} />
      <Talk talkS={statistics.talkS} counts={counts} />
      <AnswerDelay medianMs={statistics.medianAnswerDelayMs} />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly hint: string;
}

function Figure({ name, value, hint }: FigureProps): ReactNode {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd className="figure-value">{value}</dd>
      <dd className="quiet">{hint}</dd>
    </div>
  );
}

function AllCalls({ total, counts }: { readonly total: number; readonly counts: KindCounts }): ReactNode {
  const text = useText();
  const formats = useFormats();
  const hint = text('statistics.calls-of', {
    incoming: sumOf(counts, incomingKinds),
    outgoing: sumOf(counts, outgoingKinds),
  });
  return <Figure name={text('statistics.calls')} value={formats.number(total)} hint={hint} />;
}

function Missed({ counts }: { readonly counts: KindCounts }): ReactNode {
  const text = useText();
  const incoming = sumOf(counts, incomingKinds);
  const missed = counts['incoming-missed'] ?? 0;
  if (incoming === 0) {
    return <Figure name={text('statistics.missed')} value="–" hint={text('statistics.no-incoming')} />;
  }
  return (
    <Figure
      name={text('statistics.missed')}
      value={text('statistics.percent', { percent: Math.round((1000 * missed) / incoming) / 10 })}
      hint={text('statistics.missed-of', { missed, count: incoming })}
    />
  );
}

interface TalkProps {
  readonly talkS: CallStatistics['talkS'];
  readonly counts: KindCounts;
}

function Talk({ talkS: { incoming, outgoing }, counts }: TalkProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const talkS = incoming + outgoing;
  const answered = sumOf(counts, ['incoming-answered', 'outgoing-answered']);
  return (
    <Figure
      name={text('statistics.talk')}
      value={talkWords(talkS, text)}
      hint={
        answered === 0
          ? text('statistics.talk-none')
          : text('statistics.talk-average', { average: formats.duration(talkS / answered) })
      }
    />
  );
}

function AnswerDelay({ medianMs }: { readonly medianMs: number | null }): ReactNode {
  const text = useText();
  const name = text('statistics.delay');
  return medianMs === null ? (
    <Figure name={name} value={text('statistics.delay-unknown')} hint={text('statistics.delay-why')} />
  ) : (
    <Figure
      name={name}
      value={text('statistics.seconds', { seconds: Math.round(medianMs / 100) / 10 })}
      hint={text('statistics.delay-hint')}
    />
  );
}
