/**
 * What crosses between the window and whoever serves it: types only. The Electron shell carries it over IPC, the headless
 * shell over loopback HTTP and server-sent events; both answer with `shells/app/window-service.ts`, which checks every
 * request's shape. Outcomes are values; a rejected promise means that nobody answered.
 */
import type { CallStatistics, HistoryFilter, KeptCall, StatisticsQuery } from '../core/ports/call-history.ts';
import type { NoticeOutcome } from '../core/ports/notifier.ts';
import type { SettingsKey } from '../core/ports/settings-store.ts';
import type { LiveSettings } from '../core/live-settings.ts';
import type { Settings, SettingsProblem } from '../core/settings.ts';
import type { Language } from '../core/texts/language.ts';
import type { UpdateStatus } from '../core/updates.ts';
import type { AppStatus, HearingBand } from '../core/app-status.ts';
import type { DoctorCheck, DoctorReport } from '../core/doctor/doctor-check.ts';

/** A call as the window shows it. */
export interface ShownCall extends KeptCall {
  /** https address of the best CRM card, made from the pinned portal and a numeric id only; null when there is none. */
  readonly cardUrl: string | null;
}

/** Every request, by name: what is asked, and what is answered. */
export interface WindowRequests {
  'app.describe': { ask: null; answer: AppDescription };
  'status.read': { ask: null; answer: AppStatus };
  /** The last 24 hours of hearing, oldest first. */
  'status.band': { ask: null; answer: readonly HearingBand[] };
  'doctor.run': { ask: null; answer: DoctorReport };

  'history.page': { ask: { filter: HistoryFilter; after: number | null; limit: number }; answer: CallPage };
  /** Counted up to 10,000; `capped` says there are more. */
  'history.count': { ask: { filter: HistoryFilter }; answer: { count: number; capped: boolean } };
  'history.call': { ask: { id: number }; answer: ShownCall | null };
  'history.annotate': { ask: { id: number; note: string | null }; answer: ShownCall | null };
  /** Takes from it whom it was with, for good. */
  'history.makePrivate': { ask: { id: number }; answer: ShownCall | null };
  'history.erase': {
    ask: { ids: readonly number[] } | { filter: HistoryFilter } | { everything: true };
    answer: { erased: number };
  };
  'history.statistics': { ask: StatisticsQuery; answer: CallStatistics };
  'export.start': { ask: ExportOrder; answer: { exportId: string } | { cancelled: true } };
  'export.cancel': { ask: { exportId: string }; answer: null };

  'settings.read': { ask: null; answer: ShownSettings };
  'settings.set': { ask: { key: SettingsKey; value: unknown }; answer: SettingOutcome };
  /** Secrets go in and never out. Null forgets. */
  'secrets.set': { ask: { key: WritableSecret; value: string | null }; answer: { kept: boolean } };
  'notice.try': { ask: null; answer: NoticeOutcome };
  /** Opens a tunnel with these settings beside the running one, probes it, closes it. */
  'tunnel.try': { ask: Settings['tunnel']; answer: TunnelTrial };
  'hook.try': { ask: Settings['hooks'][number]; answer: HookTrial };
  /** Milliseconds since the Unix epoch, or null: from now on notices come again. */
  'quiet.until': { ask: { untilMs: number | null }; answer: null };

  'sign-in.start': { ask: { domain: string; clientId: string; clientSecret: string }; answer: SignInStarted };
  /** The address the browser ended up at. */
  'sign-in.paste': { ask: { address: string }; answer: { understood: boolean } };
  'sign-in.cancel': { ask: null; answer: null };
  /** Webhook mode: only what is named is changed. */
  'webhook.connect': {
    ask: { applicationToken: string; incomingWebhookUrl: string | null; operatorId: string | null };
    answer: WebhookConnected;
  };
  'sign-out': { ask: null; answer: null };

  'diagnostics.preview': { ask: null; answer: { text: string } };
  'diagnostics.save': { ask: null; answer: { saved: SavedFile | null } };
  'updates.check': { ask: null; answer: UpdateStatus };
  'updates.install': { ask: null; answer: null };
}

export type WindowMethod = keyof WindowRequests;

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
  navigate: { view: 'history' | 'settings' | 'status' | 'statistics'; callId: number | null };
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

export interface ExportOrder {
  readonly filter: HistoryFilter;
  readonly format: 'csv' | 'json';
  /** Only for CSV: spreadsheets of many countries expect a semicolon. */
  readonly separator: ',' | ';' | '\t';
}

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

export type WritableSecret = 'applicationToken' | 'clientSecret' | 'incomingWebhookUrl';

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
