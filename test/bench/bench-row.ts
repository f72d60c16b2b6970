/** One line of the table `npm run bench` prints. */
export interface BenchRow {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly peer: string;
  /** Null where there is nothing to meet. */
  readonly met: boolean | null;
}
