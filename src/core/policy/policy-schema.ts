import { z } from 'zod';
import { settingsSchema } from '../settings/settings.ts';
import { neverInPolicy, policySecrets } from './policy.ts';

const part = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}) });

/** `assets/policy.schema.json`: made of the settings' own schema, so that the two cannot disagree. */
export function policySchema(): object {
  const { $schema, properties } = part.parse(z.toJSONSchema(settingsSchema, { io: 'input' }));
  const { $schema: _, ...secrets } = z.toJSONSchema(policySecrets, { io: 'input' });
  return {
    $schema,
    title: 'Offhook policy',
    description:
      'Settings an administrator decides for every operator of a machine. Every key that is present is locked; all are optional.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      ...described(properties, ''),
      secrets: { description: 'Every user who may read the policy file may read these.', ...secrets },
    },
  };
}

/** The settings' defaults of whole groups say nothing. */
function described(properties: Readonly<Record<string, unknown>>, path: string): object {
  const entries = Object.entries(properties).filter(([name]) => `${path}${name}` !== neverInPolicy);
  return Object.fromEntries(
    entries.map(([name, schema]) => {
      const key = `${path}${name}`;
      const { properties: inner, default: preset, description, ...rest } = part.parse(schema);
      const group = { additionalProperties: false, properties: described(inner, `${key}.`) };
      const isGroup = Object.keys(inner).length > 0;
      return [name, { description, ...rest, ...(isGroup ? group : { default: preset }) }];
    }),
  );
}
