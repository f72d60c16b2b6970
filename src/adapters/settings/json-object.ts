/**
 * Reads the text of a file a person may have edited. A byte order mark is allowed: some editors write one.
 * @param fileName what the message calls the file.
 * @throws Error that says in plain words what is wrong and in which line. It quotes nothing of the text, so that it
 * can be shown even where the text holds secrets.
 */
export function parseJsonObject(text: string, fileName: string): Record<string, unknown> {
  const json = text.replace(/^\uFEFF/, '');
  if (/^\0+$/.test(json))
    throw new Error(`${fileName} holds nothing but zeros, as a power cut leaves a file`);
  const parsed = parse(json);
  if (parsed.complaint !== null) {
    const line = json.slice(0, positionOf(parsed.complaint, json)).split('\n').length;
    throw new Error(`${fileName}, line ${line}: not valid JSON (${reasonIn(parsed.complaint)})`);
  }
  if (isObject(parsed.value)) return parsed.value;
  throw new Error(`${fileName} must hold one JSON object, { ... }, and holds ${kindOf(parsed.value)}`);
}

interface Parsed {
  readonly value: unknown;
  /** V8's own, which may quote the text. */
  readonly complaint: string | null;
}

function parse(json: string): Parsed {
  try {
    return { value: JSON.parse(json), complaint: null };
  } catch (error) {
    return { value: null, complaint: error instanceof Error ? error.message : String(error) };
  }
}

/** The reason stands before the position or, for an unexpected token, before the token and a piece of the text. */
function reasonIn(complaint: string): string {
  return complaint.replace(
    / in JSON at position .*| after JSON at position .*|(?<=^Unexpected token) .*/s,
    '',
  );
}

/** V8 names no position for an unexpected token or end; both show in how much of the text it takes to fail so. */
function positionOf(complaint: string, json: string): number {
  const named = /at position (\d+)/.exec(complaint)?.[1];
  if (named !== undefined) return Number(named);
  let [sound, failing] = [0, json.length];
  while (sound + 1 < failing) {
    const middle = Math.floor((sound + failing) / 2);
    if (parse(json.slice(0, middle)).complaint?.startsWith('Unexpected token')) failing = middle;
    else sound = middle;
  }
  return sound;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
