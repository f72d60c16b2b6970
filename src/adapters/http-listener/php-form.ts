import { inCharset } from './in-charset.ts';

/** What a form holds, nested by the brackets in its names; without prototypes, so that no name means anything to us. */
interface Fields {
  [name: string]: string | Fields;
}

/** Nothing that is read lies deeper than `data[QUERY][nonce]`. */
const deepest = 3;

/**
 * Reads a form as PHP's `parse_str` does: brackets nest, of a name that is given twice the last counts, and escapes that are
 * none stay as they are. Unlike there, what is nested deeper than anything we read is passed over, and `name[]` is `name`.
 * Takes time in proportion to the length, whatever is in it.
 * @param charset a label of the Encoding Standard, for the bytes behind the escapes, too.
 */
export function readPhpForm(bytes: Buffer, charset: string): unknown {
  const fields = noFields();
  // One character for each byte, until the escapes are bytes themselves.
  for (const pair of bytes.toString('latin1').replace(/^\?/, '').split('&')) {
    const middle = pair.indexOf('=');
    const name = unescaped(middle < 0 ? pair : pair.slice(0, middle), charset);
    const path = pathIn(name.trimStart());
    if (path !== null) put(fields, path, middle < 0 ? '' : unescaped(pair.slice(middle + 1), charset));
  }
  return fields;
}

function unescaped(text: string, charset: string): string {
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return inCharset(Buffer.from(bytes, 'latin1'), charset);
}

/** `a[b][c]` as its parts; null where it is empty, unfinished or too deep. */
function pathIn(name: string): readonly string[] | null {
  const [base = '', ...rest] = name.split('[', deepest + 2);
  if (base === '' || rest.some((part) => !part.includes(']'))) return null;
  const path = [base, ...rest.map((part) => part.slice(0, part.indexOf(']')))];
  if (path.at(-1) === '') path.pop();
  return path.length > deepest ? null : path;
}

function put(fields: Fields, [name = '', ...deeper]: readonly string[], value: string): void {
  if (deeper.length === 0) {
    fields[name] = value;
    return;
  }
  const known = fields[name];
  const inner = typeof known === 'object' ? known : noFields();
  fields[name] = inner;
  put(inner, deeper, value);
}

function noFields(): Fields {
  const fields: Fields = {};
  Object.setPrototypeOf(fields, null);
  return fields;
}
