import { EventEmitter } from 'node:events';
import type { NotificationConstructorOptions } from 'electron/main';
import type { NativeNotice, OpenNotice } from '../../../src/shells/electron/notices/native-notice.ts';

type Answer = 'show' | 'nothing' | { readonly failed: string };

export interface NativeNotices {
  readonly open: OpenNotice;
  /** What is on the screen, oldest first, as a person would read it. */
  read(): readonly { readonly title: string; readonly body: string }[];
  readonly options: readonly NotificationConstructorOptions[];
  /** How the system answers from now on. */
  answer(answer: Answer): void;
  /** The operator does something with the newest notice. */
  use(event: 'click'): void;
  /** The newest notice leaves the screen. @param reason as Windows tells it; other systems tell none. */
  leave(reason?: 'userCanceled' | 'applicationHidden' | 'timedOut'): void;
  /** The system refuses the newest notice, which it has said to show. */
  refuse(error: string): void;
  press(actionIndex: number): void;
  readonly closed: readonly string[];
}

/** Electron's Notification as its documentation has it: the id replaces on macOS and Windows, and Linux reads the body as markup. */
export function nativeNotices(platform: NodeJS.Platform): NativeNotices {
  const screen = new Map<object, { readonly id: string; readonly title: string; readonly body: string }>();
  const opened: EventEmitter[] = [];
  const options: NotificationConstructorOptions[] = [];
  const closed: string[] = [];
  let answer: Answer = 'show';

  return {
    open(given) {
      const emitter = new EventEmitter();
      const { id = '', title = '', body = '' } = given;
      opened.push(emitter);
      options.push(given);
      const show = (): void => {
        if (typeof answer === 'object') return void emitter.emit('failed', {}, answer.failed);
        if (answer === 'nothing') return;
        for (const [other, shown] of screen)
          if (platform !== 'linux' && shown.id === id) screen.delete(other);
        screen.set(emitter, { id, title, body: platform === 'linux' ? fromMarkup(body) : body });
        emitter.emit('show');
      };
      const close = (): void => {
        closed.push(title);
        screen.delete(emitter);
      };
      return Object.assign(emitter, { show: () => queueMicrotask(show), close }) satisfies NativeNotice;
    },
    read: () => [...screen.values()].map(({ title, body }) => ({ title, body })),
    options,
    answer: (next) => void (answer = next),
    use: (event) => void opened.at(-1)?.emit(event),
    leave(reason) {
      const newest = opened.at(-1);
      // What Windows lets time out stays in the Action Center.
      if (newest !== undefined && reason !== 'timedOut') screen.delete(newest);
      newest?.emit('close', ...(reason === undefined ? [] : [{ reason }]));
    },
    refuse(error) {
      const newest = opened.at(-1);
      if (newest !== undefined) screen.delete(newest);
      newest?.emit('failed', {}, error);
    },
    press: (actionIndex) => void opened.at(-1)?.emit('action', { actionIndex }),
    closed,
  };
}

function fromMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
