/** The workflows, as far as they can be held to something here: what they run, what they may, and the steps that are scripts. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const workflows = ['ci', 'release'].map((name) => [name, read(`.github/workflows/${name}.yml`)] as const);
const release = read('.github/workflows/release.yml');

/** The shell of every step, by its indentation. */
function scriptsOf(workflow: string): readonly string[] {
  const lines = workflow.split('\n');
  return lines.flatMap((line, index) => {
    const [, indent = '', first = ''] = /^( *)(?:- )?run: (.*)$/.exec(line) ?? [];
    if (first === '') return [];
    if (first !== '|') return [first];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((next) => next.trim() !== '' && !next.startsWith(`${indent}  `));
    return [rest.slice(0, end === -1 ? undefined : end).join('\n')];
  });
}

function scriptWith(words: string): string {
  const found = scriptsOf(release).find((script) => script.includes(words));
  if (found === undefined) throw new Error(`no step runs ${words}`);
  return found;
}

describe.each(workflows)('the workflow %s', (_name, workflow) => {
  test('uses actions at a commit of theirs, with the version beside it', () => {
    const uses = workflow.match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(2);
    for (const use of uses) expect(use).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('may do nothing by itself, and each job only what it needs', () => {
    expect(workflow).toMatch(/^permissions: \{\}$/m);
    const jobs = workflow
      .slice(workflow.indexOf('\njobs:\n'))
      .split(/\n {2}(?=\w+:\n)/)
      .slice(1);
    for (const job of jobs) {
      expect(job).toMatch(/^ {4}timeout-minutes: \d+$/m);
      expect(job).toMatch(/^ {4}permissions:$/m);
      // Only where nothing of the packages' scripts is run.
      if (job.includes('contents: write')) expect(job).not.toMatch(/npm (ci|install|run)|npx/);
    }
  });

  test('leaves no credentials behind, and puts nobody else’s words into a shell', () => {
    const checkouts = workflow.match(/actions\/checkout@/g) ?? [];
    expect(workflow.match(/persist-credentials: false/g)).toHaveLength(checkouts.length);
    for (const script of scriptsOf(workflow)) expect(script).not.toContain('${{');
  });

  test('runs what there is', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const run = scriptsOf(workflow).join('\n');
    const names = [...run.matchAll(/npm (?:run )?(test\b(?!:)|(?<=run )[\w:]+)/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(Object.keys(scripts)).toContain(name);
    for (const [, file = ''] of run.matchAll(/(?:bash|-- ) ?([\w./-]+\/[\w./-]+)/g)) {
      expect(existsSync(new URL(file, root)), file).toBe(true);
    }
  });
});

describe('a release', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'offhook-release-'));
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  function run(script: string, tag: string, more: Readonly<Record<string, string>> = {}): void {
    const env = { ...process.env, TAG: tag, ...more };
    execFileSync('bash', ['-eo', 'pipefail', '-c', script], { cwd: place, env, stdio: 'pipe' });
  }

  test('is refused unless its tag is the version of package.json', () => {
    const script = scriptWith("require('./package.json').version");
    writeFileSync(join(place, 'package.json'), '{"version":"1.2.3"}');
    expect(() => run(script, 'v1.2.3')).not.toThrow();
    expect(() => run(script, 'v1.2.4')).toThrow('Command failed');
  });

  test('is told with its own section of the changelog, and refused without one', () => {
    const script = scriptWith('CHANGELOG.md');
    mkdirSync(join(place, '.github'));
    const log = '# Changelog\n\n## Next\n\n## 1.2.3\n\n- Rings.\n- Hears.\n\n## 1.2.2\n\n- Older.\n';
    writeFileSync(join(place, '.github/CHANGELOG.md'), log);
    run(script, 'v1.2.3');
    expect(readFileSync(join(place, 'notes.md'), 'utf8').trim()).toBe('- Rings.\n- Hears.');
    expect(() => run(script, 'v1.2')).toThrow('Command failed');
    expect(() => run(script, 'vNext')).toThrow('Command failed');
  });

  test('has a checksum of every file but the feed', () => {
    mkdirSync(join(place, 'release'));
    const names = ['-odd name.deb', 'Offhook-1.2.3.AppImage', 'offhook.cdx.json'];
    for (const name of [...names, 'latest-linux.yml']) writeFileSync(join(place, 'release', name), name);
    run(scriptWith('sha256sum'), 'v1.2.3');
    const sums = readFileSync(join(place, 'release/SHA256SUMS'), 'utf8').trim().split('\n');
    expect(sums.map((line) => line.slice(66)).toSorted()).toEqual(names);
    execFileSync('/usr/bin/sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: join(place, 'release') });
  });

  test('lists what is inside of it, and none of the tools it was made with', () => {
    const [, file = ''] = /node (\S+) > release\/offhook\.cdx\.json/.exec(scriptWith('cdx.json')) ?? [];
    const bill = JSON.parse(
      execFileSync(process.execPath, [fileURLToPath(new URL(file, root))], { encoding: 'utf8' }),
    ) as Bill;
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['electron', 'react', 'express', 'node-notifier', 'zod']));
    for (const tool of ['vite', 'vitest', 'electron-builder', 'typescript'])
      expect(names).not.toContain(tool);
    expect(bill.components.every(({ purl }) => purl.startsWith('pkg:npm/'))).toBe(true);
  });

  test('keeps the maps of all that was built, for .config/read-stack.ts', () => {
    for (const folder of ['dist/ui/assets', 'dist/shells/electron', 'release'])
      mkdirSync(join(place, folder), { recursive: true });
    for (const file of ['ui/assets/index-1.js.map', 'shells/electron/main.js.map', 'shells/electron/main.js'])
      writeFileSync(join(place, 'dist', file), '{}');
    run(scriptWith('source-maps'), 'v1.2.3', { RUNNER_OS: 'Linux' });
    const kept = join(place, 'release/offhook-source-maps-Linux.tar.gz');
    const listed = execFileSync('tar', ['-tzf', kept], { encoding: 'utf8' }).trim().split('\n');
    expect(listed.toSorted()).toEqual(['dist/shells/electron/main.js.map', 'dist/ui/assets/index-1.js.map']);
    expect(release).toContain('release/*.tar.gz\n');
  });

  test('is signed, and uploads every kind of file that electron-builder.yml asks for', () => {
    expect(scriptWith('electron-builder')).toContain('-c.forceCodeSigning=true');
    for (const kind of ['exe', 'msi', 'dmg', 'zip', 'AppImage', 'deb', 'rpm']) {
      expect(release).toContain(`release/*.${kind}\n`);
    }
  });
});

interface Bill {
  readonly components: readonly { readonly name: string; readonly purl: string }[];
}
