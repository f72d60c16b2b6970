import type { SQLOutputValue } from 'node:sqlite';
import type { Call, CrmEntity } from '../../../core/call/call.ts';

const letters = { contact: 'c', lead: 'l', company: 'o' } satisfies Record<CrmEntity['kind'], string>;
const kinds: ReadonlyMap<string | undefined, CrmEntity['kind']> = new Map([
  ['c', 'contact'],
  ['l', 'lead'],
  ['o', 'company'],
]);

/**
 * One card a line: kind, id, and the name as JSON unless it is the call's own, as the best match's is: `c123`, `o9"Ёлка"`.
 * Cards in so many words would make the file of a million calls fifty megabytes larger. No card is NULL.
 */
export function crmTextOf({ crm, name }: Pick<Call, 'crm' | 'name'>): string | null {
  if (crm.length === 0) return null;
  const lines = crm.map(
    (card) => letters[card.kind] + card.id + (card.name === name ? '' : JSON.stringify(card.name)),
  );
  return lines.join('\n');
}

/** Whatever cannot be a card is left out: a damaged column must not keep the call from being seen. */
export function crmOf(column: SQLOutputValue | undefined, name: string | null): readonly CrmEntity[] {
  return typeof column === 'string' ? column.split('\n').flatMap((line) => cardOf(line, name)) : [];
}

function cardOf(line: string, callName: string | null): readonly CrmEntity[] {
  const { letter, id, json } = /^(?<letter>.)(?<id>[0-9]+)(?<json>.*)$/u.exec(line)?.groups ?? {};
  const kind = kinds.get(letter);
  const name = json === '' ? callName : nameOf(json);
  return kind === undefined || id === undefined || name === null ? [] : [{ kind, id, name }];
}

function nameOf(json: string | undefined): string | null {
  try {
    const name: unknown = JSON.parse(json ?? '');
    return typeof name === 'string' ? name : null;
  } catch {
    return null;
  }
}
