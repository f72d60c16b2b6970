import { deskClockOf } from '../../../src/core/timing/desk-clock.ts';
import { describe, expect, test } from 'vitest';
import { createTranslate } from '../../../src/texts/app/app-texts.ts';
import type { KeptCall } from '../../../src/core/ports/call-history.ts';
import { quietUntil } from '../../../src/core/tray/quiet-choices.ts';
import type { TrayItem } from '../../../src/core/tray/tray-item.ts';
import { trayViewOf, type TraySubject, type TrayView } from '../../../src/core/tray/tray-view.ts';
import { callOf } from '../call/calls.ts';
import { statusWith } from './statuses.ts';

const kept = (id: number, changes: Parameters<typeof callOf>[0] = {}): KeptCall => ({
  ...callOf(changes),
  id,
});

function viewOf(changes: Partial<TraySubject> = {}): TrayView {
  return trayViewOf({
    status: statusWith(),
    calls: [],
    canUpdate: true,
    translate: createTranslate('en'),
    time: () => '10:15',
    ...changes,
  });
}

function labelsOf(items: readonly TrayItem[]): string[] {
  return items.map((item) => (item.kind === 'line' ? '—' : item.label));
}

function commandAt(view: TrayView, label: string): unknown {
  const item = view.menu.find((each) => each.kind !== 'line' && each.label === label);
  return item?.kind === 'command' ? item.command : item?.kind;
}

describe('the menu', () => {
  test('has everything in its place', () => {
    const view = viewOf({ calls: [kept(7, { name: 'Anna' })] });
    expect(labelsOf(view.menu)).toEqual([
      'Anna · 10:15',
      '—',
      'Open history',
      'Do not disturb',
      'Calls are heard',
      '—',
      'Settings',
      'Copy handler URL',
      'Check for updates',
      '—',
      'Quit Offhook',
    ]);
    expect(commandAt(view, 'Anna · 10:15')).toEqual({ kind: 'open-call', id: 7 });
    expect(commandAt(view, 'Open history')).toEqual({ kind: 'open', view: 'history' });
    expect(commandAt(view, 'Calls are heard')).toEqual({ kind: 'open', view: 'status' });
    expect(commandAt(view, 'Settings')).toEqual({ kind: 'open', view: 'settings' });
    expect(commandAt(view, 'Quit Offhook')).toEqual({ kind: 'quit' });
  });

  test('shows the last five calls by name, else number, as plain text', () => {
    const hostile = kept(6, { name: 'A\u202en\nna' });
    const nobody = kept(5, { name: null, number: null });
    const secret = kept(4, { number: null, isPrivate: true });
    const calls = [hostile, nobody, secret, kept(3), kept(2), kept(1)];
    expect(labelsOf(viewOf({ calls }).menu).slice(0, 6)).toEqual([
      'An na · 10:15',
      'Unknown number · 10:15',
      'Private call · 10:15',
      '+79161234567 · 10:15',
      '+79161234567 · 10:15',
      '—',
    ]);
  });

  test('says so when there were no calls, and offers nothing that is not there', () => {
    const view = viewOf({ status: statusWith({ handlerUrl: null }), canUpdate: false });
    expect(labelsOf(view.menu)).not.toContain('Check for updates');
    expect(commandAt(view, 'No calls yet')).toBe('words');
    expect(commandAt(view, 'Copy handler URL')).toBe('words');
  });

  test('lets the operator ask for quiet, and marks when there is none', () => {
    const choices = (view: TrayView): readonly TrayItem[] =>
      view.menu.flatMap((item) => (item.kind === 'choices' ? item.items : []));
    expect(choices(viewOf())).toEqual([
      { kind: 'command', label: 'For 30 minutes', command: { kind: 'quiet', forMs: 1_800_000 } },
      { kind: 'command', label: 'For 1 hour', command: { kind: 'quiet', forMs: 3_600_000 } },
      { kind: 'command', label: 'Until tomorrow', command: { kind: 'quiet', forMs: null } },
      { kind: 'choice', label: 'Off', chosen: true, command: { kind: 'quiet', forMs: 0 } },
    ]);
    const quiet = viewOf({ status: statusWith({ quiet: { untilMs: null } }) });
    expect(choices(quiet).at(-1)).toMatchObject({ chosen: false });
  });

  test('its status line says why, and until when', () => {
    const labels = (status: TraySubject['status']): string[] => labelsOf(viewOf({ status }).menu);
    expect(labels(statusWith({ portal: { state: 'failed' } }))).toContain(
      'The connection is shaky: Bitrix24 refuses the connection',
    );
    expect(labels(statusWith({ quiet: { untilMs: 5 } }))).toContain('Do not disturb until 10:15');
    expect(
      labels(statusWith({ quiet: { untilMs: null } })).filter((text) => text === 'Do not disturb'),
    ).toHaveLength(2);
  });
});

describe('the tooltip', () => {
  test('says the state, the reason and the last call', () => {
    const status = statusWith({ notifier: 'failing' });
    expect(viewOf({ status, calls: [kept(1, { name: 'Anna' })] })).toMatchObject({
      state: 'degraded',
      tooltip: 'Offhook\nThe connection is shaky\nNotices cannot be shown\nLast call: Anna, 10:15',
    });
  });

  test('is never longer than Windows shows', () => {
    const status = statusWith({ portal: { state: 'not-installed' } });
    const { tooltip } = viewOf({ status, calls: [kept(1, { name: 'A'.repeat(200) })] });
    expect(tooltip).toHaveLength(127);
    expect(tooltip).toContain('No calls can arrive');
  });
});

test('quiet lasts as long as was asked, until midnight here, or not at all', () => {
  const noon = new Date(2026, 4, 31, 12, 30).getTime();
  expect(quietUntil(1_800_000, noon)).toBe(noon + 1_800_000);
  expect(quietUntil(null, noon)).toBe(new Date(2026, 5, 1).getTime());
  expect(quietUntil(0, noon)).toBeNull();
});

test.each([
  ['en', 'The clock of this computer is 2 h behind Bitrix24'],
  ['de', 'Die Uhr dieses Computers geht gegenüber Bitrix24 2 h nach'],
  ['ru', 'Часы этого компьютера отстают от Битрикс24 на 2 ч'],
] as const)('a wrong clock is told in the tooltip and the menu (%s)', (language, words) => {
  const clock = deskClockOf({ aheadMs: -7_200_000, perhapsAheadMs: null });
  const view = viewOf({ status: statusWith({ clock }), translate: createTranslate(language) });
  expect(view.tooltip).toContain(words);
  expect(labelsOf(view.menu).some((label) => label.includes(words))).toBe(true);
});
