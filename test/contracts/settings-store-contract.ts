import { describe, expect, test } from 'vitest';
import type { SettingsStore } from '../../src/core/ports/settings-store.ts';
import { readSettings } from '../../src/core/settings/settings.ts';

export interface OpenedForTest {
  readonly store: SettingsStore;
  /** What is kept, as it would be read from the medium. */
  readonly kept: () => unknown;
}

/** What every SettingsStore must do. @param open a store that already keeps this. */
export function settingsStoreContract(
  name: string,
  open: (kept: Readonly<Record<string, unknown>>) => OpenedForTest,
): void {
  describe(`${name} keeps the settings store contract`, () => {
    test('nothing kept means every default and no problem', () => {
      expect(open({}).store.read()).toEqual({ settings: readSettings({}).settings, problems: [] });
    });

    test('a wrong value is its default and a problem, and the others stay', () => {
      const { settings, problems } = open({ listener: { port: -1 }, tunnel: { kind: 'none' } }).store.read();
      expect(settings).toMatchObject({ listener: { port: 0 }, tunnel: { kind: 'none' } });
      expect(problems).toMatchObject([{ key: 'listener.port' }]);
    });

    test('what is set is read back', () => {
      const { store } = open({});
      store.set('portal.memberId', 'a223c6b9');
      store.set('notifications.doNotDisturb.until', 1_773_239_326_000);
      store.set('notifications.mutedNumbers', ['+4930159694']);
      expect(store.read()).toMatchObject({
        settings: {
          portal: { memberId: 'a223c6b9' },
          notifications: {
            doNotDisturb: { until: 1_773_239_326_000, schedule: [] },
            mutedNumbers: ['+4930159694'],
          },
        },
        problems: [],
      });
    });

    test('setting a key keeps every other one, the wrong and the unknown included', () => {
      const before = {
        portal: { operatorId: '1269', nickname: 'front desk' },
        listener: { port: 'wrong' },
        futureThing: { deep: [1, { two: null }] },
        'a.key.with.dots': true,
      };
      const { store, kept } = open(before);
      store.set('portal.memberId', 'a223c6b9');
      expect(kept()).toEqual({ ...before, portal: { ...before.portal, memberId: 'a223c6b9' } });
    });

    test('a wrong value that is set is kept and read as a problem', () => {
      const { store, kept } = open({});
      store.set('tunnel.kind', 'pigeon');
      expect(store.read().problems).toMatchObject([{ key: 'tunnel.kind' }]);
      expect(kept()).toEqual({ tunnel: { kind: 'pigeon' } });
    });

    test('a value JSON cannot hold is refused and changes nothing', () => {
      const { store, kept } = open({ portal: { operatorId: '1269' } });
      expect(() => store.set('portal.memberId', undefined)).toThrow(TypeError);
      expect(kept()).toEqual({ portal: { operatorId: '1269' } });
    });
  });
}
