/**
 * How the window's requests and events cross in Electron. Types only: the preload script, which may import nothing at run
 * time, and the main process each hold the one value this type allows.
 */
export interface IpcChannels {
  /** The window asks, `ipcMain.handle` answers with an IpcAnswer. */
  readonly request: 'offhook:request';
  /** The main process tells; the argument is an IpcEvent. */
  readonly event: 'offhook:event';
}

/** Sent as a value: of an Error that crosses, Electron keeps only the message. */
export type IpcAnswer<Answer = unknown> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'wrong'; readonly problem: string }
  | { readonly kind: 'failed' };

export interface IpcEvent {
  readonly name: string;
  readonly event: unknown;
}
