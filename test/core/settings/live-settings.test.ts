import { describe, expect, test } from 'vitest';
import { createLiveSettings, settingsKeys } from '../../../src/core/settings/live-settings.ts';
import { memorySettings } from '../../fakes/memory-settings.ts';

describe('the settings of a running program', () => {
  test('are those of the file, and follow what is set', () => {
    const file = memorySettings({ appearance: { theme: 'dark' } });
    const settings = createLiveSettings(file, []);
    expect(settings.current().appearance.theme).toBe('dark');
    expect(settings.set('appearance.theme', 'light')).toEqual({ kind: 'kept' });
    expect(settings.current().appearance.theme).toBe('light');
    expect(file.kept()).toEqual({ appearance: { theme: 'light' } });
  });

  test('refuse a wrong value, say which key it is, and write nothing', () => {
    const file = memorySettings();
    const settings = createLiveSettings(file, []);
    expect(settings.set('history.retentionDays', 0)).toMatchObject({
      kind: 'wrong',
      problems: [{ key: 'history.retentionDays' }],
    });
    expect(file.kept()).toEqual({});
  });

  test.each(['tunnel', 'tunnel.kind', 'tunnel.host'] as const)(
    'leave %s alone when the policy decides the group or a key of it',
    (key) => {
      const settings = createLiveSettings(memorySettings(), key === 'tunnel' ? ['tunnel.kind'] : ['tunnel']);
      expect(settings.set(key, 'none')).toEqual({ kind: 'locked' });
      expect(settings.set('history.keepNumbers', false)).toEqual({ kind: 'kept' });
    },
  );

  test('say which keys are locked', () => {
    expect(createLiveSettings(memorySettings(), ['tunnel']).locked()).toEqual(['tunnel']);
  });

  test('say it when they cannot be written', () => {
    const broken = {
      ...memorySettings(),
      set() {
        throw new Error('disk full');
      },
    };
    expect(createLiveSettings(broken, []).set('history.keepNumbers', false)).toEqual({
      kind: 'failed',
      detail: 'Error: disk full',
    });
  });

  test('tell a change to whoever follows, with what was before, and nothing when nothing changed', () => {
    const settings = createLiveSettings(memorySettings(), []);
    const heard: unknown[] = [];
    const unfollow = settings.onChange((now, before) =>
      heard.push([before.startup.openAtLogin, now.startup.openAtLogin]),
    );
    settings.set('startup.openAtLogin', false);
    settings.set('startup.openAtLogin', false);
    unfollow();
    settings.set('startup.openAtLogin', true);
    expect(heard).toEqual([[true, false]]);
  });

  test('notice what the operator wrote into the file by hand', () => {
    const file = memorySettings();
    const settings = createLiveSettings(file, []);
    file.set('appearance.language', 'de');
    expect(settings.read().settings.appearance.language).toBe('de');
    expect(settings.current().appearance.language).toBe('de');
  });
});

test('every key is known, groups included, and lists are one key', () => {
  expect([...settingsKeys]).toEqual(
    expect.arrayContaining(['portal', 'portal.memberId', 'notifications.doNotDisturb.schedule', 'hooks']),
  );
  expect(settingsKeys.has('hooks.0')).toBe(false);
});
