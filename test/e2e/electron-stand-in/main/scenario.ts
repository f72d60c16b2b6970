/** What the machine is like: everything a test may choose, at the start by `launchStandIn`, later by the control channel. */

export interface Scenario {
  /** What `process.platform` says and which platform's parts of the API are there. Paths stay those of the real one. */
  platform: NodeJS.Platform;
  locale: string;
  packaged: boolean;
  /** `false`: the Tray constructor throws. */
  tray: boolean;
  notifications: { supported: boolean; /** Every `show()` fails with this. */ failure: string | null };
  safeStorage: {
    available: boolean;
    backend: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;
    /** What `decryptStringAsync` says until the text was encrypted anew. */
    shouldReEncrypt: boolean;
  };
  dark: boolean;
  online: boolean;
  idleSeconds: number;
  openedAtLogin: boolean;
  /** Answers of `shell.openExternal` and `shell.openPath`: null is success. */
  openFailure: string | null;
  cursor: Electron.Point;
  displays: Pick<Electron.Display, 'id' | 'bounds' | 'workArea' | 'scaleFactor'>[];
  proxy: string;
  chromium: string;
}

/** A scenario in which each named part replaces the default of the same name. */
export type ScenarioChanges = { readonly [Key in keyof Scenario]?: Partial<Scenario[Key]> | Scenario[Key] };

const screen = { x: 0, y: 0, width: 1920, height: 1080 };

export const scenario: Scenario = {
  platform: process.platform,
  locale: 'en-US',
  packaged: false,
  tray: true,
  notifications: { supported: true, failure: null },
  safeStorage: { available: true, backend: 'gnome_libsecret', shouldReEncrypt: false },
  dark: false,
  online: true,
  idleSeconds: 0,
  openedAtLogin: false,
  openFailure: null,
  cursor: { x: 100, y: 100 },
  displays: [{ id: 1, bounds: screen, workArea: { ...screen, y: 30, height: 1050 }, scaleFactor: 1 }],
  proxy: 'DIRECT',
  chromium: '/usr/bin/chromium',
};

export function changeScenario(changes: ScenarioChanges): void {
  for (const [key, value] of Object.entries(changes)) {
    const current: unknown = Reflect.get(scenario, key);
    Reflect.set(scenario, key, isPlain(current) && isPlain(value) ? { ...current, ...value } : value);
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
