import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settingsKeys } from '../../../src/core/settings/live-settings.ts';
import { readPolicy } from '../../../src/core/policy/policy.ts';

const assets = new URL('../../../assets/', import.meta.url);

function parsed(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(name, assets), 'utf8')) as Record<string, unknown>;
}

/** Judges as the file that is shipped does, by an administrator's editor or tool. */
function isRight(policy: unknown): boolean {
  return z.fromJSONSchema(parsed('policy.schema.json')).safeParse(policy).success;
}

describe('assets/policy.schema.json', () => {
  test('describes every key, and holds no other', () => {
    const { properties } = parsed('policy.schema.json');
    const keys = [...keysIn(properties)].filter((key) => key !== '$schema' && !key.startsWith('secrets'));
    expect(new Set(keys)).toEqual(new Set([...settingsKeys].filter((key) => key !== 'listener.path')));
  });

  test.each([
    [{}, true],
    [{ updates: { enabled: false, feedUrl: 'https://updates.example/' } }, true],
    [{ hooks: [{ on: 'missed', run: ['tell', '{number}'] }] }, true],
    [{ updats: { enabled: false } }, false],
    [{ updates: { enable: false } }, false],
    [{ history: { retentionDays: 0 } }, false],
    [{ listener: { path: '0123456789abcdef0123456789abcdef' } }, false],
    [{ secrets: { accessToken: 'x' } }, false],
    [{ hooks: [{ on: 'missed' }] }, false],
  ])('judges %j as the program does', (policy, expected) => {
    expect({ schema: isRight(policy), program: readPolicy(policy).kind === 'right' }).toEqual({
      schema: expected,
      program: expected,
    });
  });
});

test('the example for administrators is right, to the schema and to the program', () => {
  const example = parsed('policy.example.json');
  expect(isRight(example)).toBe(true);
  expect(readPolicy(example)).toMatchObject({
    kind: 'right',
    policy: { locked: expect.arrayContaining(['hooks']) },
  });
});

/** Every described key, as a dotted path. */
function keysIn(properties: unknown, path = ''): readonly string[] {
  return Object.entries(properties ?? {}).flatMap(
    ([name, schema]: readonly [string, { description?: string; properties?: unknown }]) => [
      ...(schema.description === undefined ? [] : [`${path}${name}`]),
      ...keysIn(schema.properties, `${path}${name}.`),
    ],
  );
}
