import { createHash } from 'node:crypto';
import { escapeMarkup, linesOf, longestLine } from '../../../adapters/notifier/notice-words.ts';
import { plainText } from '../../../core/text/plain-text.ts';
import type { Notice, NoticeOutcome, Notifier } from '../../../core/ports/notifier.ts';
import type { Timers } from '../../../core/ports/timers.ts';
import { holdNotices } from './held-notices.ts';
import type { NativeNotice, NoticeButton, OpenNotice } from './native-notice.ts';

export interface ElectronNotifierParts {
  /** `new Notification(options)` */
  readonly openNotice: OpenNotice;
  /** `Notification.isSupported` */
  readonly isSupported: () => boolean;
  readonly platform: NodeJS.Platform;
  readonly label: (button: NoticeButton) => string;
  /** The operator clicked the notice, or one of its buttons. */
  readonly clicked: (notice: Notice, button: NoticeButton | null) => void;
  readonly timers: Timers;
  /** Milliseconds the system may take to say what became of a notice. */
  readonly timeoutMs: number;
}

const closedAlready: NoticeOutcome = { kind: 'failed', detail: 'the notifier is closed' };

/** Shows notices with Electron's own `Notification`, the later in the place of the earlier with the same key. */
export function createElectronNotifier(parts: ElectronNotifierParts): Notifier {
  const held = holdNotices(parts.platform);
  const underWay = new Set<(outcome: NoticeOutcome) => void>();
  let refused = (_notice: Notice): void => {};
  let closed = false;
  return {
    async show(notice) {
      if (closed) return closedAlready;
      if (notice.isUpdate === true && held.isDismissed(notice.key)) return { kind: 'shown' };
      if (!parts.isSupported()) return { kind: 'failed', detail: 'this desktop takes no notices' };
      try {
        return await shown(notice);
      } catch (error) {
        return { kind: 'failed', detail: plainText(String(error), 300) };
      }
    },
    onRefused: (listener) => (refused = listener),
    async close() {
      closed = true;
      for (const settle of underWay) settle(closedAlready);
      held.forgetAll();
    },
  };

  async function shown(notice: Notice): Promise<NoticeOutcome> {
    const { promise, resolve } = Promise.withResolvers<NoticeOutcome>();
    const buttons = buttonsOf(notice);
    const native = parts.openNotice(optionsOf(notice, buttons, parts));
    let isShown = false;
    native.on('show', () => {
      isShown = true;
      resolve({ kind: 'shown' });
    });
    // Windows says that a toast is shown when it is handed over, and refuses it afterwards.
    native.on('failed', (_event, error) => {
      held.forget(notice.key, native);
      resolve({ kind: 'failed', detail: plainText(error, 300) });
      if (isShown && !closed) refused(notice);
    });
    answerClicks(native, notice, buttons);
    held.replace(notice.key, native);
    const callOff = parts.timers.after(parts.timeoutMs, () => resolve({ kind: 'timed-out' }));
    underWay.add(resolve);
    native.show();
    try {
      return await promise;
    } finally {
      underWay.delete(resolve);
      callOff();
    }
  }

  function answerClicks(native: NativeNotice, notice: Notice, buttons: readonly NoticeButton[]): void {
    native.on('click', () => parts.clicked(notice, null));
    native.on('action', ({ actionIndex }) => {
      const button = buttons[actionIndex];
      if (button !== undefined) parts.clicked(notice, button);
    });
    native.on('close', ({ reason } = {}) => {
      // It has gone to the Action Center, where it is still clicked and, with the same key, replaced.
      if (reason === 'timedOut') return;
      if (reason === 'userCanceled') held.dismiss(notice.key, native);
      else held.forget(notice.key, native);
    });
  }
}

/** Only what can be done about it. */
function buttonsOf({ call }: Notice): readonly NoticeButton[] {
  if (call === undefined) return [];
  return call.number === null ? ['card', 'quiet'] : ['card', 'copy', 'quiet'];
}

function optionsOf(
  notice: Notice,
  buttons: readonly NoticeButton[],
  { platform, label }: ElectronNotifierParts,
): Parameters<OpenNotice>[0] {
  const body = linesOf(notice.body);
  return {
    // Becomes the tag of a toast, which is short, and reaches the system's logs.
    id: createHash('sha256').update(notice.key).digest('hex').slice(0, 16),
    title: plainText(notice.title, longestLine) || 'Offhook',
    // The body, and only the body, is markup to the daemons of Linux.
    body: platform === 'linux' ? escapeMarkup(body) : body,
    silent: !notice.sound,
    actions: buttons.map((button) => ({ type: 'button', text: label(button) })),
  };
}
