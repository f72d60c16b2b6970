import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import semver from 'semver';
import { expect, test } from 'vitest';
import { readLock, withoutDemands, type Lock } from '../.config/lock-engines.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const lock = readLock(textOf('package-lock.json'));

test('npm ci has nothing to say against any Node that README allows (else: node .config/lock-engines.ts)', () => {
  expect(lock).toEqual(withoutDemands(lock));
});

test('a demand that some allowed Node does not meet is taken out, any other is left', () => {
  const demands = (...nodes: string[]): Lock => ({
    packages: Object.fromEntries([
      ['', { engines: { node: '>=20' } }],
      ...nodes.map((node) => [`node_modules/${node}`, { version: '1.0.0', engines: { node } }]),
    ]),
  });
  const lean = withoutDemands(demands('>=22', '^20.19.0 || >=22.12.0', '18 || 20 || >=22', '>=18', '*'));
  const left = Object.entries(lean.packages).filter(([, { engines }]) => engines !== undefined);
  expect(left.map(([path]) => path)).toEqual(['', 'node_modules/>=18', 'node_modules/*']);
});

test('the Node that runs the packages is one that every installed one of them runs on', () => {
  const { version } = JSON.parse(textOf('node_modules/node/package.json')) as { version: string };
  const installed = Object.keys(lock.packages).filter((path) => path !== '' && existsSync(join(root, path)));
  const demands = installed.map((path) => {
    const { engines } = JSON.parse(textOf(path, 'package.json')) as { engines?: { node?: string } };
    return [path, engines?.node ?? '*'] as const;
  });
  expect(demands.length).toBeGreaterThan(300);
  expect(demands.filter(([, range]) => !semver.satisfies(version, range))).toEqual([]);
});
