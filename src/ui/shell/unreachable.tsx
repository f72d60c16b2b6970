import type { ReactNode } from 'react';
import type { Text } from '../words/text-catalogue.ts';
import './message.css';

interface UnreachableProps {
  readonly text: Text;
  /** Somebody answers, but the link was used up: trying again is of no use. */
  readonly refused: boolean;
}

/** Shown when nobody serves the window, or not this browser. It needs nothing but words. */
export function Unreachable({ text, refused }: UnreachableProps): ReactNode {
  return (
    <main className="message">
      <h1>{text(refused ? 'app.refused' : 'app.unreachable')}</h1>
      <p className="quiet">{text(refused ? 'app.refused-hint' : 'app.unreachable-hint')}</p>
      {!refused && (
        <button type="button" className="message-plain-action" onClick={() => location.reload()}>
          {text('app.try-again')}
        </button>
      )}
    </main>
  );
}
