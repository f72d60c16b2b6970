/**
 * Prints what is inside of the package as a CycloneDX bill of materials: of everything `npm sbom` knows, that which the bundles hold, and
 * Electron. To npm the window's packages are tools: it cannot know that they are bundled.
 *
 *     npm run build && node .config/sbom.ts > offhook.cdx.json
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const notices = readFileSync(new URL('../dist/third-party-notices.txt', import.meta.url), 'utf8');
const inside = new Set(
  [...notices.matchAll(/^(\S+) (\d\S*) \([^)]+\)$/gm)].map(([, name, at]) => `${name}@${at}`),
);

const bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

const words = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
const all = bill.parse(
  JSON.parse(execFileSync('npm', words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })),
);

const components = all.components
  .filter(({ name, version }) => name === 'electron' || inside.has(`${name}@${version}`))
  // They say "only for development".
  .map(({ scope: _scope, properties: _properties, ...component }) => component);
const kept = new Set([all.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
const dependencies = all.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));

const found = new Set(components.map(({ name, version }) => `${name}@${version}`));
const missing = [...inside].filter((one) => !found.has(one));
if (missing.length > 0) throw new Error(`not in package-lock.json: ${missing.join(', ')}`);
process.stdout.write(`${JSON.stringify({ ...all, components, dependencies }, null, 2)}\n`);
