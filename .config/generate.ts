/**
 * Writes what is made from the settings' schema: the policy's JSON schema, and README's table of settings. A test says when they
 * are stale.
 *
 *     npm run generate
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { policySchema } from '../src/core/policy/policy-schema.ts';
import { settingsTable } from '../src/core/settings/settings-table.ts';

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

const place = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Every file of the repository that is generated, in whole or in part, as it has to be. */
export async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const readme = readFileSync(place('README.md'), 'utf8');
  return [
    await formatted('assets/policy.schema.json', JSON.stringify(policySchema())),
    await formatted('README.md', between(readme, 'settings', settingsTable())),
  ];
}

async function formatted(name: string, text: string): Promise<GeneratedFile> {
  const path = place(name);
  return { path, text: await format(text, { ...(await resolveConfig(path)), filepath: path }) };
}

/** @throws when the marks are not there: nothing would be kept up to date. */
function between(text: string, mark: string, inner: string): string {
  const [begin, end] = [`<!-- ${mark}: npm run generate -->`, `<!-- ${mark} end -->`];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has no ${begin} ... ${end}`);
  return `${before}${begin}\n\n${inner}\n\n${end}${after}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, text } of await generatedFiles()) writeFileSync(path, text);
}
