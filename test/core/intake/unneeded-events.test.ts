import { expect, test } from 'vitest';
import { createUnneededEvents } from '../../../src/core/intake/unneeded-events.ts';

test('events sent for nothing are counted by name, the most frequent first', () => {
  const events = createUnneededEvents();
  expect(events.read()).toEqual([]);
  for (const name of ['ONTASKADD', 'ONCRMLEADADD', 'ONCRMLEADADD', 'ON\u202E\nEVIL']) events.note(name);
  expect(events.read()).toEqual([
    { name: 'ONCRMLEADADD', count: 2 },
    { name: 'ONTASKADD', count: 1 },
    { name: 'ON EVIL', count: 1 },
  ]);
});

test('made-up names fill no memory', () => {
  const events = createUnneededEvents();
  for (let at = 0; at < 1_000; at += 1) events.note(`EVENT ${at} ${'x'.repeat(1_000)}`);
  events.note(`EVENT 3 ${'x'.repeat(1_000)}`);
  expect(events.read()).toHaveLength(20);
  expect(events.read()[0]?.count).toBe(2);
  expect(JSON.stringify(events.read()).length).toBeLessThan(2_500);
});
