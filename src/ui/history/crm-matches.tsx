import type { ReactNode } from 'react';
import type { CrmEntity } from '../../core/call/call.ts';
import { useText } from '../app/window-context.ts';
import { MarkedText } from './marked-text.tsx';

/** Every card that carries the number: more than one is worth knowing before one speaks. */
export function CrmMatches({ matches }: { readonly matches: readonly CrmEntity[] }): ReactNode {
  const text = useText();
  if (matches.length === 0) return null;
  return (
    <section className="details-matches">
      <h3>{text('call.matches')}</h3>
      <ul>
        {matches.map(({ kind, id, name }) => (
          <li key={`${kind}-${id}`}>
            <span className="quiet">{text(`crm.${kind}`)}</span> <MarkedText text={name} />
          </li>
        ))}
      </ul>
    </section>
  );
}
