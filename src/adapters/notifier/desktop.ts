import type { NodeNotifier } from 'node-notifier';
import type { NoticeStyle } from './notice-words.ts';

/** What shows notices on this machine, and the way it wants them worded. */
export interface Desktop {
  readonly style: NoticeStyle;
  /** `told` gets an `Error` on failure; what a helper says while it succeeds comes as a plain string. */
  notify(words: Readonly<Record<string, unknown>>, told: (error: unknown) => void): void;
}

/** Loads node-notifier: some 20 ms of work, which nobody should wait for at start. */
export async function loadDesktop(): Promise<Desktop> {
  const { default: library } = await import('node-notifier');
  const style = styleOf(library);
  // The library looks for notify-send once and never again. Without its check a missing one is an ordinary
  // failure of the shell, and one that is installed later is used.
  const options = { withFallback: true, suppressOsdCheck: true };
  const chosen = style === 'freedesktop' ? new library.NotifySend(options) : library;
  return { style, notify: (words, told) => void chosen.notify(words, told) };
}

/** The library has already judged the platform, WSL and BSD included. */
function styleOf(library: NodeNotifier): NoticeStyle {
  if (library instanceof library.NotifySend) return 'freedesktop';
  return library instanceof library.NotificationCenter ? 'macos' : 'windows';
}
