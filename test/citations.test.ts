/**
 * What a comment cites, the repository holds: `bitrix24.md 2.3` and `README.md, "Settings"` lead to a heading, and nothing is cited
 * that is not here. The same functions are shown citations that lead nowhere: else their silence about ours would mean nothing.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Paths from the root, with their texts. */
type Files = ReadonlyMap<string, string>;

const patterns = [
  '{src,test,assets}/**/*.{ts,tsx,cts,cjs,css,html,md}',
  '.config/*.ts',
  '.github/**/*.{md,yml}',
  '.ci/*',
  '*.{md,yml}',
];
const files: Files = new Map(
  globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    // This file has to spell what it forbids.
    .filter((path) => path !== 'test/citations.test.ts')
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);

/** Electron's own, and a file that a release makes. */
const notOurs = new Set(['docs/tutorial/security.md', 'notes.md']);

const number = String.raw`\d+(?:\.\d+)*(?!\w)`;
const between = String.raw`(?: \([^()]*\))?(?:, and |, | and | to )`;
const numbered = new RegExp(String.raw`([\w./-]+\.md) (${number}(?:${between}${number})*)`, 'g');
const titled = /([\w./-]+\.md),? "([^"]+)"/g;
const mentioned = /(?<![\w/.-])(?:[\w.-]+\/)*[\w.-]*[\w-]\.md\b/g;
/** Documents that only their authors could read. */
const elsewhere = /\bfacts (?:§ ?)?\d[\d.]*|\(design\b[^)]*\)|\(issue \d+\b[^)]*\)/gi;

interface Heading {
  readonly number: string;
  readonly title: string;
}

function headingsOf(text: string): readonly Heading[] {
  const lines = text.matchAll(/^#+ (?:(\d+(?:\.\d+)*)\.? )?(.+)$/gm);
  return [...lines].map(([, found = '', title = '']) => ({ number: found, title: title.trim() }));
}

/** Where a document may lie that is cited without its folder. */
function documentOf(cited: string, citedIn: string, all: Files): string | null {
  const places = [cited, `src/${cited}`, `.github/${cited}`, posix.join(posix.dirname(citedIn), cited)];
  return places.map((place) => all.get(place)).find((text) => text !== undefined) ?? null;
}

interface Citation {
  readonly text: string;
  readonly leads: boolean;
}

function citationsIn(path: string, all: Files): readonly Citation[] {
  // A citation may go on in the next line of its comment.
  const text = (all.get(path) ?? '').replace(/\n[ \t]*(?:\*(?!\/)|\/\/|#+ )?[ \t]*/g, ' ');
  const headings = (cited: string): readonly Heading[] => headingsOf(documentOf(cited, path, all) ?? '');
  const documents = [...text.matchAll(mentioned)]
    .filter(([cited]) => !notOurs.has(cited))
    .map(([cited]) => ({ text: cited, leads: documentOf(cited, path, all) !== null }));
  const sections = [...text.matchAll(numbered)].flatMap(([, cited = '', list = '']) =>
    [...list.replace(/\([^()]*\)/g, '').matchAll(/[\d.]*\d/g)].map(([wanted]) => ({
      text: `${cited} ${wanted}`,
      leads: headings(cited).some((heading) => heading.number === wanted),
    })),
  );
  const titles = [...text.matchAll(titled)].map(([, cited = '', wanted = '']) => ({
    text: `${cited}, "${wanted}"`,
    leads: headings(cited).some(({ title }) => title === wanted),
  }));
  const gone = [...text.matchAll(elsewhere)].map(([cited]) => ({ text: cited, leads: false }));
  return [...documents, ...sections, ...titles, ...gone];
}

/** `file: citation` of each that leads nowhere. */
function astray(all: Files, paths: Iterable<string> = all.keys()): string[] {
  return [...paths].flatMap((path) =>
    citationsIn(path, all)
      .filter(({ leads }) => !leads)
      .map(({ text }) => `${path}: ${text}`),
  );
}

describe('every citation', () => {
  test('leads to what it names', () => {
    expect(astray(files)).toEqual([]);
  });

  test('was looked at, in every ring', () => {
    const cited = [...files.keys()].filter((path) => citationsIn(path, files).length > 0);
    const rings = new Set(cited.map((path) => path.split('/').slice(0, 2).join('/')));
    expect(cited.length).toBeGreaterThan(60);
    expect([...rings]).toEqual(
      expect.arrayContaining(['src/core', 'src/adapters', 'src/demo-portal', 'src/shells', 'src/ui']),
    );
  });

  test.each([
    ['/** Rings (bitrix24.md 2.99). */', 'bitrix24.md 2.99'],
    ['// As bitrix24.md 2.3, 7.99 and 8 say.', 'bitrix24.md 7.99'],
    ['// Source: bitrix24.md 3.1 (the token), 3.99 (its check).', 'bitrix24.md 3.99'],
    ['/**\n * So it is (bitrix24.md\n * 9.99).\n */', 'bitrix24.md 9.99'],
    ['// As README.md, "Nowhere" has it.', 'README.md, "Nowhere"'],
    ['// See src/README.md, "From delivery\n  // to nowhere".', 'src/README.md, "From delivery to nowhere"'],
    ['/** The command line of design.md. */', 'design.md'],
    ['/** Ringing, not answered (facts 2.3). */', 'facts 2.3'],
    ['// Facts\n// 5.2: not listed.', 'Facts 5.2'],
    ['/** Joined (design, "correlate"). */', '(design, "correlate")'],
    ['/** How fast (issue 2, "Speed"). */', '(issue 2, "Speed")'],
  ])('is missed when it leads nowhere: %j', (comment, citation) => {
    const path = 'src/core/some.ts';
    expect(astray(new Map([...files, [path, comment]]), [path])).toEqual([`${path}: ${citation}`]);
  });

  test('is missed when its section goes', () => {
    const path = 'src/bitrix24.md';
    const shortened = files.get(path)?.replace(/^### 2\.3 .*$/m, '') ?? '';
    expect(astray(new Map([...files, [path, shortened]])).join('\n')).toContain('bitrix24.md 2.3');
  });

  test.each([
    '/** Ringing (bitrix24.md 2.3): 304 is missed. */',
    '/** bitrix24.md 5.2 to 5.4, and\n * README.md, "Command line". */',
    'const facts = [2.3]; // https://example.com/design.md',
  ])('may be put like this: %j', (comment) => {
    expect(astray(new Map([...files, ['src/core/some.ts', comment]]), ['src/core/some.ts'])).toEqual([]);
  });
});

describe('bitrix24.md', () => {
  const text = files.get('src/bitrix24.md') ?? '';
  const numbers = headingsOf(text).map((heading) => heading.number);

  test('gives no number twice', () => {
    const given = numbers.filter((found) => found !== '');
    expect(given.length).toBeGreaterThan(40);
    expect(given).toEqual([...new Set(given)]);
  });

  test('leads to its own sections', () => {
    const own = [...text.matchAll(/\((\d{1,2}(?:\.\d)?)\)/g)].map(([, wanted = '']) => wanted);
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((wanted) => !numbers.includes(wanted))).toEqual([]);
  });

  test('says of every fact how sure we are, and where that comes from', () => {
    const bullets = text.split(/^- /m).slice(1);
    const isMarked = (bullet: string): boolean =>
      /\[(?:(?:documented|source|observed|reported):\s|inferred\b)/.test(bullet.split(/\n\n/)[0] ?? '');
    expect(bullets.length).toBeGreaterThan(90);
    expect(bullets.filter((bullet) => !isMarked(bullet))).toEqual([]);
    expect(isMarked('It rings. [documented]\n\n[source: elsewhere]')).toBe(false);
  });
});
