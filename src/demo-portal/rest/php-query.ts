/** What PHP's `parse_str` makes of a query, and what it makes of its arrays in JSON. */
export interface PhpFieldsOfQuery {
  [name: string]: string | PhpFieldsOfQuery;
}

/** `a[b][]=1` becomes `{ a: { b: { 0: '1' } } }`; the last of two values of one name counts. */
export function phpQuery(query: string): PhpFieldsOfQuery {
  const fields: PhpFieldsOfQuery = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const [, name = '', brackets = ''] = /^([^[]+)((?:\[[^\]]*\])*)/.exec(key) ?? [];
    const path = [name, ...[...brackets.matchAll(/\[([^\]]*)\]/g)].map(([, inner = '']) => inner)];
    if (name !== '') put(fields, path, value);
  }
  return fields;
}

function put(fields: PhpFieldsOfQuery, [step = '', ...rest]: readonly string[], value: string): void {
  const name = step === '' ? String(Object.keys(fields).length) : step;
  if (rest.length === 0) {
    fields[name] = value;
    return;
  }
  const inner = fields[name];
  const next = typeof inner === 'object' ? inner : {};
  fields[name] = next;
  put(next, rest, value);
}

/** PHP has one kind of array: JSON gets a list where the keys are 0, 1, 2 and so on, and for an empty one. */
export function phpArray(entries: readonly (readonly [key: string, value: unknown])[]): unknown {
  return entries.every(([key], index) => key === String(index))
    ? entries.map(([, value]) => value)
    : Object.fromEntries(entries);
}
