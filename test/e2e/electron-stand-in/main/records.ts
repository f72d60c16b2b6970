/** What the program did to the outside, in order; told to the test over the process channel as it happens. */

export interface StandInRecord {
  /** The Electron call or event, such as `notification.show` or `shell.openExternal`. */
  readonly kind: string;
  /** Structured-clone safe. */
  readonly detail: unknown;
  /** When it was done, in milliseconds of the program's own `performance.now()`. */
  readonly atMs: number;
}

export function record(kind: string, detail: unknown = null): void {
  if (process.connected) process.send?.({ record: { kind, detail, atMs: performance.now() } });
}
