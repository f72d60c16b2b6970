/** What lies where, and who may import whom, and which packages (src/README.md, "The map"). The compiler guards globals; this guards arrows. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

interface Ring {
  readonly rings: readonly string[];
  readonly packages: RegExp;
}

const rings: Readonly<Record<string, Ring>> = {
  core: { rings: [], packages: /^zod$/ },
  contract: { rings: ['core'], packages: /^zod$/ },
  texts: { rings: ['core'], packages: /^i18next$/ },
  adapters: { rings: ['core'], packages: /^(?!electron(\/|$))/ },
  'demo-portal': { rings: ['core'], packages: /^(express|qs|node:.*)$/ },
  ui: { rings: ['contract', 'core', 'texts'], packages: /^(?!electron(\/|$)|node:)/ },
  preload: { rings: ['contract'], packages: /^electron\/renderer$/ },
  app: {
    rings: ['core', 'texts', 'contract', 'adapters', 'demo-portal'],
    packages: /^(node:.*|env-paths|zod)$/,
  },
  'shells/headless': {
    rings: ['core', 'contract', 'adapters', 'app'],
    packages: /^(node:.*|express)$/,
  },
  'shells/electron': {
    rings: ['core', 'contract', 'adapters', 'app'],
    packages: /^(node:.*|electron\/(main|common)|electron-store|electron-updater)$/,
  },
  'shells/launch': { rings: ['core', 'app', 'shells/headless'], packages: /^node:.*$/ },
};

const files = globSync('**/*.{ts,tsx,cts}', { cwd: source });

/** However many lines it takes. */
const fromCore = /^import [^'";]*from '[^']*core\/[^']*'/gm;

const fromContract = /^import [^'";]*from '[^']*contract\/[^']*'/gm;

function ringOf(file: string): string | undefined {
  return Object.keys(rings).find((ring) => file.startsWith(`${ring}/`));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found = text.matchAll(
    /(?:^import|^export|^\} from|\bimport\()(?:[^'"\n;]*from)?\s*\(?['"]([^'"]+)['"]/gm,
  );
  return [...found].map(([, target]) => target ?? '');
}

test('the top level holds what was agreed, and no more', () => {
  const root = join(source, '..');
  const passing = readFileSync(join(root, '.gitignore'), 'utf8').replaceAll('/', '').split('\n');
  const names = readdirSync(root).filter((name) => !name.startsWith('.') && !passing.includes(name));
  expect(names.toSorted()).toEqual(
    [
      'LICENSE',
      'README.md',
      'assets',
      'electron-builder.yml',
      'package-lock.json',
      'package.json',
      'src',
      'test',
      'tsconfig.json',
    ].toSorted(),
  );
});

describe('every file imports only what its ring may', () => {
  test('and every file of src is in a ring', () => {
    expect(files.filter((file) => ringOf(file) === undefined)).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
  });

  test.each(files)('%s', (file) => {
    const ring = ringOf(file) ?? '';
    const trespasses = importsOf(file).filter((target) => {
      if (!target.startsWith('.')) return !rings[ring]?.packages.test(target);
      const other = ringOf(relative('.', join(dirname(file), target)));
      return other !== ring && !rings[ring]?.rings.includes(other ?? '');
    });
    expect(trespasses).toEqual([]);
  });

  test.each(['demo-portal', 'ui', 'preload'])('%s takes nothing but types from the core', (ring) => {
    const imports = files
      .filter((file) => file.startsWith(`${ring}/`))
      .flatMap((file) => readFileSync(join(source, file), 'utf8').match(fromCore) ?? [])
      // Languages, locales, and the lists of what there is, are one for window and program.
      .filter(
        (line) =>
          !(
            ring === 'ui' &&
            /core\/(call\/call|text\/(language|locale)|tunnel\/tunnel-kinds|doctor\/doctor-check)\.ts'/.test(
              line,
            )
          ),
      );
    expect(imports.filter((line) => !line.startsWith('import type '))).toEqual([]);
  });
});

test.each(['ui', 'preload'])(
  '%s takes nothing but types from the contract: its shapes are for who serves it',
  (ring) => {
    const imports = files
      .filter((file) => file.startsWith(`${ring}/`))
      .flatMap((file) => readFileSync(join(source, file), 'utf8').match(fromContract) ?? []);
    expect(
      imports.filter((line) => !line.startsWith('import type ') && !line.includes('contract/view-names.ts')),
    ).toEqual([]);
  },
);

/** Composition decides nothing: what is told, when and for how long is the core's. */
test.each(files.filter((file) => file.startsWith('app/')))('%s only puts together', (file) => {
  const code = readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const durations =
    /\w+(?:Ms|Minutes|Hours|Days|S) = \d|\b\d+ \* [\d_]+\b|setTimeout|setInterval|AbortSignal\.timeout/g;
  const notices = /\bnotifications\b|\bnotifier\.show\b|\btitle:/g;
  expect([...(code.match(durations) ?? []), ...(code.match(notices) ?? [])]).toEqual([]);
});

test('no file name stands twice, but those that every ring or folder has, and the entry points', () => {
  const shared = new Set(['README', 'tsconfig', 'main']);
  const names = globSync('**/*.{ts,tsx,cts,md,json}', { cwd: source }).map((file) =>
    basename(file).replace(/\.\w+$/, ''),
  );
  const seen = new Set<string>();
  expect(names.filter((name) => !shared.has(name) && (seen.has(name) || !seen.add(name)))).toEqual([]);
});

/** The globals that would bring a clock, a timer or a platform into the core. */
test.each(files.filter((file) => file.startsWith('core/')))(
  '%s has no clock, no timers and no platform',
  (file) => {
    const code = readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(
      code.match(
        /\bDate\.now\b|\bnew Date\(\)|\bset(Timeout|Interval|Immediate)\b|\bprocess\.|\bMath\.random\b/g,
      ),
    ).toBeNull();
  },
);
