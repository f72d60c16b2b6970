import { createHash } from 'node:crypto';
import { longestNoticeLine } from '../../core/notices/notice-text.ts';
import { plainText } from '../../core/text/plain-text.ts';
import type { Notice } from '../../core/ports/notifier.ts';

export type NoticeStyle = 'freedesktop' | 'macos' | 'windows';

export interface Sender {
  readonly appName: string;
  /** Absolute path of a PNG file, or on Linux the name of an icon of the theme. */
  readonly icon?: string;
  /** AppUserModelID of a Start-menu shortcut. Windows shows nothing for one it does not know. */
  readonly windowsAppId?: string;
}

export const longestLine = longestNoticeLine;
const mostLines = 6;
/** Takes no room on the screen, and keeps a text from being read as an option. */
const wordJoiner = '\u2060';

/** The options node-notifier gets: hostile text made harmless, as each platform's helper needs it. */
export function noticeWords(
  style: NoticeStyle,
  notice: Notice,
  sender: Sender,
): Readonly<Record<string, unknown>> {
  const title = notAnOption(plainText(notice.title, longestLine) || sender.appName);
  const body = linesOf(notice.body);
  const tag = createHash('sha256').update(notice.key).digest('hex').slice(0, 16);
  const common = { title, ...(sender.icon !== undefined && { icon: sender.icon }) };
  switch (style) {
    case 'freedesktop':
      return { ...common, message: freedesktopBody(body), 'app-name': sender.appName, hint: replacing(tag) };
    case 'macos':
      // Without `timeout: false` the helper stays for ten seconds to wait for a click.
      return { ...common, message: notAnOption(body), sound: notice.sound, group: tag, timeout: false };
    case 'windows': {
      const appId = sender.windowsAppId === undefined ? {} : { appID: sender.windowsAppId };
      return { ...common, message: notAnOption(body), sound: notice.sound, id: tag, ...appId };
    }
  }
}

/** The lines of a body that are shown. Never empty: node-notifier refuses an empty message. */
export function linesOf(body: string): string {
  const lines = body.split(/\r?\n/, mostLines).map((line) => plainText(line, longestLine));
  return lines.join('\n').trim() || ' ';
}

function notAnOption(text: string): string {
  return text.startsWith('-') ? `${wordJoiner}${text}` : text;
}

/**
 * The body is markup to the daemon, and notify-send takes C escapes in it, octal ones too. The title is neither:
 * it must not be escaped (Desktop Notifications Specification, "Basic Design").
 */
function freedesktopBody(body: string): string {
  return escapeMarkup(body).replaceAll('\\', '\\\\').replace(/^-/, '\\055');
}

export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * node-notifier passes one hint only. This one replaces the notice before it in dunst, mako, Xfce and notify-osd;
 * GNOME and KDE show both. It was chosen over a hint for sound: notify-send is silent unless asked.
 */
function replacing(tag: string): string {
  return `string:x-canonical-private-synchronous:${tag}`;
}
