import { z } from 'zod';
import { readSettings, settingsSchema } from './settings.ts';

const part = z.looseObject({
  description: z.string().default(''),
  properties: z.record(z.string(), z.unknown()).default({}),
});

/** Every key with its default and meaning, as a table in Markdown: README's. */
export function settingsTable(): string {
  const { properties } = part.parse(z.toJSONSchema(settingsSchema, { io: 'input' }));
  const defaults = readSettings({}).settings;
  return ['| key | default | meaning |', '| --- | --- | --- |', ...rowsOf(properties, defaults, '')].join(
    '\n',
  );
}

function rowsOf(
  properties: Readonly<Record<string, unknown>>,
  defaults: object,
  path: string,
): readonly string[] {
  const presets = new Map<string, unknown>(Object.entries(defaults));
  return Object.entries(properties).flatMap(([name, schema]) => {
    const { description, properties: inner } = part.parse(schema);
    const preset = presets.get(name);
    if (typeof preset === 'object' && preset !== null && !Array.isArray(preset)) {
      return rowsOf(inner, preset, `${path}${name}.`);
    }
    return [`| \`${path}${name}\` | \`${JSON.stringify(preset)}\` | ${description} |`];
  });
}
