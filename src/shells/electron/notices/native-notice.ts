import type { NotificationConstructorOptions } from 'electron/main';

/** What of Electron's `Notification` is used; the class keeps this shape, and so does the fake of the tests. */
export interface NativeNotice {
  on(event: 'show', listener: () => void): unknown;
  on(event: 'click', listener: () => void): unknown;
  /** Without a reason where the system tells none. */
  on(event: 'close', listener: (details?: { readonly reason?: string }) => void): unknown;
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
  on(event: 'action', listener: (details: { readonly actionIndex: number }) => void): unknown;
  show(): void;
  close(): void;
}

export type OpenNotice = (options: NotificationConstructorOptions) => NativeNotice;

/** Opens the CRM card, copies the number, or holds notices for an hour. */
export type NoticeButton = 'card' | 'copy' | 'quiet';
