import type { CallKey } from '../call/call.ts';

/** A notice for the operator. All text is hostile: the adapter must keep it from becoming markup or an option. */
export interface Notice {
  /**
   * Notices with the same key are about the same call: where the platform can, the later replaces the earlier while that is on
   * the screen. One that has left it is followed by a new one.
   */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly sound: boolean;
  /** Says more of what was shown under this key and is no event of its own: not shown anew to whoever has dismissed that. */
  readonly isUpdate?: true;
  /** The call it is about: what a click on it opens, where the platform tells of clicks. */
  readonly call?: NoticeCall;
}

export interface NoticeCall extends CallKey {
  /** As Bitrix24 sent it, to be copied; null when withheld or not yet known. */
  readonly number: string | null;
}

/** What became of a notice, as far as the platform tells. */
export type NoticeOutcome =
  | { readonly kind: 'shown' }
  /** The platform did not answer in time; whatever was started for it has been killed. */
  | { readonly kind: 'timed-out' }
  /** As many as allowed are still under way; this one was not tried. */
  | { readonly kind: 'too-many' }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * Shows native notifications. Never throws and always settles within its time limit (10 s).
 * Implementations: `adapters/notifier/{desktop,bus/bus,node,preferred}-notifier.ts`,
 * `shells/electron/notices/electron-notifier.ts`, `test/fakes/recording-notifier.ts`; all pass
 * `test/contracts/notifier-contract.ts`.
 */
export interface Notifier {
  show(notice: Notice): Promise<NoticeOutcome>;
  /**
   * Where a platform refuses what it has said to show (Windows): hears of such notices, which are not on the screen. A listener
   * must not throw.
   */
  onRefused?(listener: (notice: Notice) => void): void;
  /** Kills what is still under way. Safe to call twice; later notices are `failed`. */
  close(): Promise<void>;
}
