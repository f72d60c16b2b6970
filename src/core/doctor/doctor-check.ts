/** What `--doctor` and the status view go through, in this order: who reads it from the top finds the cause before what follows. */
export const doctorCheckNames = [
  'settings',
  'clock',
  'sign-in',
  'scopes',
  'installed',
  'listener',
  'history',
  'tunnel',
  'refusals',
  'subscriptions',
  'round-trip',
  'notifier',
  'statistics',
] as const;
export type DoctorCheckName = (typeof doctorCheckNames)[number];

export interface DoctorCheck {
  readonly name: DoctorCheckName;
  /** `warning`: calls arrive, something else suffers. `skipped`: an earlier failure, or the mode, makes it senseless. */
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped';
  /** Key of the words, `doctor.<name>.<code>`: what was found, and what to do. */
  readonly code: string;
  /** Filled into the words. */
  readonly values: Readonly<Record<string, string>>;
  /** Milliseconds it took; for the round trip and the tunnel the latency that was measured. */
  readonly tookMs: number;
}

export type DoctorOutcome =
  /** Proven: an event of Bitrix24 came the whole way. */
  | 'arrive'
  /** Nothing stands in the way as far as can be seen, but nothing has come it yet either. */
  | 'unproven'
  /** A check that has to pass has failed. */
  | 'do-not-arrive';

export interface DoctorReport {
  readonly checks: readonly DoctorCheck[];
  readonly outcome: DoctorOutcome;
  /** Whether the outcome is `arrive`. */
  readonly callsWouldArrive: boolean;
}
