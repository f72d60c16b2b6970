import type { ReactNode } from 'react';
import type { Text } from '../words/speech.ts';
import './message.css';

/** Shown when nobody serves the window, or its key is used up. It needs nothing but words. */
export function Unreachable({ text }: { readonly text: Text }): ReactNode {
  return (
    <main className="message">
      <h1>{text('app.unreachable')}</h1>
      <p className="quiet">{text('app.unreachable-hint')}</p>
      <button type="button" className="message-action" onClick={() => location.reload()}>
        {text('app.try-again')}
      </button>
    </main>
  );
}
