/**
 * What crosses between the window and whoever serves it: what is answered and told, as types; what
 * is asked, as shapes, in `requests.ts`. The Electron shell carries it over IPC, the headless
 * shell over loopback HTTP and server-sent events; both answer with `app/window/window-service.ts`, which checks every
 * request's shape. Outcomes are values; a rejected promise means that nobody answered.
 */
import type { CallStatistics, KeptCall } from '../core/ports/call-history.ts';
import type { NoticeOutcome } from '../core/ports/notifier.ts';
import type { SettingsKey } from '../core/ports/settings-store.ts';
import type { LiveSettings } from '../core/settings/live-settings.ts';
import type { Settings, SettingsProblem } from '../core/settings/settings.ts';
import type { Language } from '../core/text/language.ts';
import type { UpdateStatus } from '../core/status/updates.ts';
import type { ViewName } from './view-names.ts';
import type { WindowAsks, WindowMethod, WritableSecret } from './requests.ts';
import type { AppStatus, ReachabilityBand } from '../core/status/app-status.ts';
import type { DoctorCheck, DoctorReport } from '../core/doctor/doctor-check.ts';

export type { WindowMethod, WritableSecret };

/** A call as the window shows it. */
export interface ShownCall extends KeptCall {
  /** https address of the best CRM card, made from the pinned portal and a numeric id only; null when there is none. */
  readonly cardUrl: string | null;
}

/** What each request is answered with. */
export interface RequestHandlers {
  'app.describe': AppDescription;
  'status.read': AppStatus;
  /** The last 24 hours of hearing, oldest first. */
  'status.band': readonly ReachabilityBand[];
  'doctor.run': DoctorReport;
  'history.page': CallPage;
  /** Counted up to 10,000; `capped` says there are more. */
  'history.count': { count: number; capped: boolean };
  'history.call': ShownCall | null;
  'history.annotate': ShownCall | null;
  'history.makePrivate': ShownCall | null;
  'history.erase': { erased: number };
  'history.statistics': CallStatistics;
  'export.start': { exportId: string } | { cancelled: true };
  'export.cancel': null;
  'settings.read': ShownSettings;
  'settings.set': SettingOutcome;
  'secrets.set': { kept: boolean };
  'notice.try': NoticeOutcome;
  'tunnel.try': TunnelTrial;
  'hook.try': HookTrial;
  'quiet.until': null;
  'sign-in.start': SignInStarted;
  'sign-in.paste': { understood: boolean };
  'sign-in.cancel': null;
  'webhook.connect': WebhookConnected;
  'sign-out': null;
  'diagnostics.preview': { text: string };
  'diagnostics.save': { saved: SavedFile | null };
  'updates.check': UpdateStatus;
  'updates.install': null;
}

/** Every request, by name: what is asked (`requests.ts`), and what is answered. */
export type WindowRequests = {
  readonly [Method in WindowMethod]: { ask: WindowAsks[Method]; answer: RequestHandlers[Method] };
};

/** Everything the window is told without asking. */
export interface WindowEvents {
  'history.changed': { kind: 'call'; call: ShownCall; isNew: boolean } | { kind: 'many' };
  'status.changed': AppStatus;
  'settings.changed': ShownSettings;
  'export.progress': ExportProgress;
  'doctor.progress': DoctorCheck;
  'sign-in.ended': SignInEnded;
  'updates.changed': UpdateStatus;
  /** A notice, the tray or a link wants this shown. */
  navigate: { view: ViewName; callId: number | null };
}

/** What the window holds of it: `window.offhook` in Electron, made of fetch and EventSource in a browser. */
export interface WindowApi {
  request<Method extends WindowMethod>(
    method: Method,
    ask: WindowRequests[Method]['ask'],
  ): Promise<WindowRequests[Method]['answer']>;
  /** @returns a function that ends it. */
  on<Name extends keyof WindowEvents>(name: Name, listener: (event: WindowEvents[Name]) => void): () => void;
  /** Whether whoever serves the window can be reached; changes are told by `listener` at once and then each time. */
  onConnection(listener: (connected: boolean) => void): () => void;
}

export interface CallPage {
  readonly calls: readonly ShownCall[];
  readonly next: number | null;
}

/** A separator is only for CSV: spreadsheets of many countries expect a semicolon. */
export type ExportOrder = WindowAsks['export.start'];

export interface ExportProgress {
  readonly exportId: string;
  readonly calls: number;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  /** Once done. */
  readonly saved: SavedFile | null;
}

/** Electron wrote it where the operator said; a browser fetches it from `href`, once. */
export type SavedFile =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'download'; readonly href: string };

export interface AppDescription {
  readonly version: string;
  readonly shell: 'electron' | 'headless';
  readonly platform: 'windows' | 'macos' | 'linux' | 'other';
  /** What `appearance.language: auto` means on this machine. */
  readonly language: Language;
  /** The machine's locale, for dates and numbers, such as `de-AT`; one that `Intl` takes. */
  readonly locale: string;
  readonly can: { readonly openAtLogin: boolean; readonly update: boolean };
  readonly demo: boolean;
}

export interface ShownSettings {
  readonly settings: Settings;
  /** What is in force while settings.json is silent: "reset" sets it. */
  readonly defaults: Settings;
  readonly problems: readonly SettingsProblem[];
  /** Locked by the administrator's policy. */
  readonly locked: readonly SettingsKey[];
  readonly policyFile: string | null;
  /** Which secrets are kept; never the secrets. */
  readonly secrets: Readonly<Record<WritableSecret, boolean>>;
  /** What only a restart brings into force, because it was changed since the start. */
  readonly restartFor: readonly SettingsKey[];
}

export type SettingOutcome = ReturnType<LiveSettings['set']>;

export type TunnelTrial =
  | { readonly kind: 'heard'; readonly url: string; readonly latencyMs: number }
  /** `code` is a TunnelFailure or ProbeFailure. */
  | { readonly kind: 'unheard'; readonly code: string; readonly detail: string };

export type HookTrial = { readonly kind: string; readonly detail: string };

export type SignInStarted =
  /** Electron has opened it in the browser already; a window in a browser opens it itself. */
  | {
      readonly kind: 'waiting';
      readonly authorizeUrl: string;
      readonly redirectUrl: string;
      readonly portTaken: boolean;
    }
  | { readonly kind: 'wrong'; readonly field: 'domain' | 'clientId' | 'clientSecret' };

export type SignInEnded =
  | { readonly kind: 'signed-in' }
  /** `why` is a PortalFailureReason. */
  | { readonly kind: 'failed'; readonly why: string; readonly code: string | null }
  | { readonly kind: 'cancelled' | 'timed-out' | 'not-an-answer' };

export type WebhookConnected =
  | { readonly kind: 'connected'; readonly operatorName: string | null }
  | {
      readonly kind: 'wrong';
      readonly field: 'applicationToken' | 'incomingWebhookUrl' | 'operatorId';
      readonly why: string;
    };
