import { deskClockOf } from '../../../src/core/timing/desk-clock.ts';
import type { AppDescription, ShownSettings } from '../../../src/contract/window-api.ts';
import type { AppStatus, StatusFacts } from '../../../src/core/status/app-status.ts';
import { arrivalOf } from '../../../src/core/status/arrival.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import type { RequestHandlers, WindowEventBus } from '../../../src/app/window/window-service.ts';

/** What a test may choose about the program behind the window. */
export interface PlainProgram {
  status: StatusFacts;
  settings: ShownSettings;
  describe: AppDescription;
}

/** As the program concludes from it. */
export function wholeStatus(facts: StatusFacts): AppStatus {
  return { ...facts, arrival: arrivalOf(facts) };
}

export function plainProgram(): PlainProgram {
  return {
    status: {
      reach: { heardAtMs: Date.now() - 180_000, isMoved: false, isBlind: false },
      refusals: null,
      clock: deskClockOf({ aheadMs: null, perhapsAheadMs: null }),
      droppedHooks: null,
      reachability: {
        state: 'hearing',
        reason: null,
        sinceMs: Date.now() - 3_600_000,
        url: null,
        lastProbe: null,
      },
      portal: {
        mode: 'app',
        domain: 'company.bitrix24.com',
        operator: { id: '1269', name: 'Max' },
        state: 'connected',
        failure: null,
        sinceMs: Date.now() - 3_600_000,
      },
      handlerUrl: 'https://calls.example/b24/0123456789abcdef0123456789abcdef',
      tunnelKind: 'static',
      lastDelivery: { atMs: Date.now() - 180_000 },
      deliveryDelay: { p50Ms: 240, p95Ms: 900, count: 200 },
      quiet: null,
      historyTrouble: null,
      withheld: 0,
      notifier: 'works',
    },
    settings: {
      settings: readSettings({ portal: { domain: 'company.bitrix24.com' } }).settings,
      defaults: readSettings({}).settings,
      problems: [],
      locked: [],
      policyFile: null,
      secrets: { applicationToken: true, clientSecret: true, incomingWebhookUrl: false },
      restartFor: [],
    },
    describe: {
      version: '0.1.0',
      shell: 'headless',
      platform: 'linux',
      language: 'en',
      locale: 'en-GB',
      can: { openAtLogin: false, update: false },
      demo: false,
    },
  };
}

type Plain = Omit<RequestHandlers, Extract<keyof RequestHandlers, `history.${string}` | `export.${string}`>>;

/** Answers of a program in which all is well, for everything but the history. */
export function plainAnswers(program: PlainProgram, events: WindowEventBus): Plain {
  return {
    'app.describe': () => program.describe,
    'status.read': () => wholeStatus(program.status),
    'status.band': () => [],
    'doctor.run': () => ({ checks: [] }) as never,
    'settings.read': () => program.settings,
    'settings.set'({ key, value }) {
      const [group = '', name = ''] = key.split('.');
      const before: Record<string, unknown> = { ...program.settings.settings };
      const { settings, problems } = readSettings({
        ...before,
        [group]: { ...(before[group] as object), [name]: value },
      });
      if (problems.length > 0) return { kind: 'wrong', problems };
      program.settings = { ...program.settings, settings };
      events.emit('settings.changed', program.settings);
      return { kind: 'kept' };
    },
    'secrets.set': () => ({ kept: true }),
    'notice.try': () => ({ kind: 'shown' }),
    'tunnel.try': () => ({ kind: 'heard', url: 'https://calls.example', latencyMs: 80 }),
    'hook.try': () => ({ kind: 'ran', detail: '' }),
    'quiet.until': () => null,
    'sign-in.start': () => ({ kind: 'wrong', field: 'domain' }),
    'sign-in.paste': () => ({ understood: false }),
    'sign-in.cancel': () => null,
    'webhook.connect': () => ({ kind: 'connected', operatorName: null }),
    'sign-out': () => null,
    'diagnostics.preview': () => ({ text: '' }),
    'diagnostics.save': () => ({ saved: null }),
    'updates.check': () => ({ kind: 'off' }),
    'updates.install': () => null,
  };
}
