/**
 * What can be said of the code without running it: four programs side by side, which remember in node_modules/.cache what they have
 * seen. What each says comes in one piece when it is done.
 *
 *     node .config/check.ts [lint] [types] [format] [unused]     all of them unless some are named; exit code 1 when one objects
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = 'node_modules/.cache';

/** The longest first: there are fewer processors than steps. */
const steps: Readonly<Record<string, readonly [program: string, ...words: string[]]>> = {
  lint: [
    'node_modules/oxlint/bin/oxlint',
    ...['--config', '.config/oxlint.json', '--type-aware', '--deny-warnings', '--ignore-pattern', '**/*.cjs'],
  ],
  types: ['node_modules/typescript/bin/tsc', '-b'],
  // Prettier's own place would be cleared by every run that does not use it.
  format: [
    'node_modules/prettier/bin/prettier.cjs',
    ...[
      '--check',
      '--cache',
      '--cache-location',
      `${cache}/prettier-check`,
      '--cache-strategy',
      'content',
      '.',
    ],
  ],
  unused: ['node_modules/knip/bin/knip.js', '--cache', '--cache-location', `${cache}/knip`],
};

const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(130);
  });
}

const asked = process.argv.slice(2);
const chosen = Object.entries(steps).filter(([name]) => asked.length === 0 || asked.includes(name));
const results = await Promise.all(chosen.map(([name, words]) => run(name, words)));
process.exitCode = results.every(Boolean) ? 0 : 1;

/** @returns whether it has no objection. */
function run(name: string, words: readonly string[]): Promise<boolean> {
  const began = performance.now();
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  return new Promise((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      const isGood = code === 0;
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      process.stdout.write(`${isGood ? 'ok' : 'FAILED'}  ${name}  ${seconds} s\n${isGood ? '' : said}`);
      resolve(isGood);
    });
  });
}
