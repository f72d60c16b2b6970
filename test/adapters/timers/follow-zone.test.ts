import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followZone } from '../../../src/adapters/timers/follow-zone.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';

const zone = process.env['TZ'];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-zone-'));
  delete process.env['TZ'];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

function travel(to: string): string {
  const link = join(folder, 'localtime');
  rmSync(link, { force: true });
  symlinkSync(to, link);
  return link;
}

const hourIn = (ms: number): number => new Date(ms).getHours();
const noonMs = Date.UTC(2026, 0, 15, 12);

test('a machine that travels takes its zone along, until it ends', () => {
  const timers = manualTimers();
  const end = followZone(timers, travel('/usr/share/zoneinfo/Europe/Berlin'));
  timers.advance(60_000);
  expect(process.env['TZ']).toBeUndefined();
  travel('/usr/share/zoneinfo/Asia/Tokyo');
  timers.advance(60_000);
  expect(hourIn(noonMs)).toBe(21);
  travel('../usr/share/zoneinfo/America/Argentina/Buenos_Aires');
  timers.advance(60_000);
  expect(hourIn(noonMs)).toBe(9);
  end();
  expect(timers.pending()).toBe(0);
});

test('what is no link to a zone changes nothing', () => {
  const timers = manualTimers();
  followZone(timers, travel('/usr/share/zoneinfo/Asia/Tokyo'));
  travel('/etc/passwd');
  timers.advance(60_000);
  rmSync(join(folder, 'localtime'));
  timers.advance(60_000);
  expect(process.env['TZ']).toBeUndefined();
});

test('a zone that the environment names stays', () => {
  process.env['TZ'] = 'Europe/Berlin';
  const timers = manualTimers();
  followZone(timers, travel('/usr/share/zoneinfo/Europe/Berlin'))();
  travel('/usr/share/zoneinfo/Asia/Tokyo');
  timers.advance(60_000);
  expect([process.env['TZ'], timers.pending()]).toEqual(['Europe/Berlin', 0]);
});
