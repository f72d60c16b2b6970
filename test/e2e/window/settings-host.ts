import { sameSecret } from '../../../src/adapters/secrets/constant-time.ts';
import { systemTimers } from '../../../src/adapters/timers/system-timers.ts';
import type { ShownSettings } from '../../../src/contract/window-api.ts';
import { createLiveSettings } from '../../../src/core/settings/live-settings.ts';
import type { SettingsKey } from '../../../src/core/ports/settings-store.ts';
import {
  createWindowEvents,
  createWindowService,
  type RequestHandlers,
  type WindowEventBus,
} from '../../../src/app/window/window-service.ts';
import { openDownloads } from '../../../src/shells/headless/window-server/downloads.ts';
import { startWindowServer } from '../../../src/shells/headless/window-server/window-server.ts';
import { memorySettings } from '../../fakes/memory-settings.ts';
import { plainAnswers, plainProgram, wholeStatus, type PlainProgram } from './plain-answers.ts';
import { builtWindow } from './window-host.ts';

const log = { debug() {}, info() {}, warn() {}, error: console.error };

export interface SettingsHostOptions {
  /** What settings.json holds. */
  readonly kept?: Readonly<Record<string, unknown>>;
  readonly locked?: readonly SettingsKey[];
  /** What differs from a program in which all is well. */
  readonly program?: (program: PlainProgram) => void;
  readonly answers?: (host: SettingsHost) => Partial<RequestHandlers>;
}

export interface SettingsHost {
  link(): string;
  readonly program: PlainProgram;
  readonly events: WindowEventBus;
  /** What settings.json holds now. */
  kept(): Readonly<Record<string, unknown>>;
  /** Secrets as they came in, by name. */
  readonly secrets: Map<string, string | null>;
  /** Tells the window how the program stands now. */
  changeStatus(changes: Partial<PlainProgram['status']>): void;
  close(): Promise<void>;
}

/** The built window behind the real loopback server, with real settings kept in memory; there is no history. */
export async function startSettingsHost(folder: string, options: SettingsHostOptions): Promise<SettingsHost> {
  const program = plainProgram();
  options.program?.(program);
  const events = createWindowEvents();
  const store = memorySettings(options.kept);
  const live = createLiveSettings(store, options.locked ?? []);
  const secrets = new Map<string, string | null>();
  const shown = (): ShownSettings => {
    const { settings, problems } = live.read();
    return { ...program.settings, settings, problems, locked: live.locked() };
  };
  live.onChange(() => events.emit('settings.changed', shown()));
  const noHistory = {
    'history.page': () => ({ calls: [], next: null }),
    'history.count': () => ({ count: 0, capped: false }),
    'history.call': () => null,
    'history.annotate': () => null,
    'history.makePrivate': () => null,
    'history.erase': () => ({ erased: 0 }),
    'history.statistics': () => Promise.reject(new Error('there is no history')),
    'export.start': () => ({ cancelled: true as const }),
    'export.cancel': () => null,
  };
  const downloads = openDownloads(folder);
  let address = (): string => '';
  const host: SettingsHost = {
    link: () => address(),
    program,
    events,
    kept: store.kept,
    secrets,
    changeStatus(changes) {
      program.status = { ...program.status, ...changes };
      events.emit('status.changed', wholeStatus(program.status));
    },
    close: () => server.close(),
  };
  const answers: RequestHandlers = {
    ...noHistory,
    ...plainAnswers(program, events),
    'settings.read': shown,
    'settings.set': ({ key, value }) => live.set(key, value),
    'secrets.set'({ key, value }) {
      secrets.set(key, value);
      program.settings = {
        ...program.settings,
        secrets: { ...program.settings.secrets, [key]: value !== null },
      };
      events.emit('settings.changed', shown());
      return { kept: true };
    },
    ...options.answers?.(host),
  };
  const service = createWindowService(answers, events, log);
  const server = await startWindowServer({
    service,
    pageFolder: builtWindow,
    downloads,
    sameSecret,
    timers: systemTimers,
    linkChanged() {},
  });
  address = server.link;
  return host;
}
