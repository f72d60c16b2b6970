import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { electronEvent } from './electron-event.ts';
import { needsReady } from './life.ts';
import { describeImage } from './native-image.ts';
import { activate } from './notification-activation.ts';
import { record } from './records.ts';
import { scenario } from './scenario.ts';

type Options = Electron.NotificationConstructorOptions;

/** What is on the screen, newest last. Only one with a given `id` is: it is the Tag of a toast, the identifier of a request. */
const shown = new Map<string, Notification>();

export class Notification extends EventEmitter implements Omit<Electron.Notification, keyof EventEmitter> {
  readonly id: string;
  readonly groupId: string;
  readonly groupTitle: string;
  actions: Electron.NotificationAction[];
  body: string;
  closeButtonText: string;
  hasReply: boolean;
  replyPlaceholder: string;
  silent: boolean;
  sound: string;
  subtitle: string;
  timeoutType: Electron.Notification['timeoutType'];
  title: string;
  toastXml: string;
  urgency: Electron.Notification['urgency'];
  readonly #icon: string | null;

  constructor(options: Options = {}) {
    super();
    needsReady('Notification');
    this.id = options.id === undefined || options.id === '' ? randomUUID() : options.id;
    this.groupId = options.groupId ?? '';
    this.groupTitle = options.groupTitle ?? '';
    this.actions = options.actions ?? [];
    this.body = options.body ?? '';
    this.closeButtonText = options.closeButtonText ?? '';
    this.hasReply = options.hasReply ?? false;
    this.replyPlaceholder = options.replyPlaceholder ?? '';
    this.silent = options.silent ?? false;
    this.sound = options.sound ?? '';
    this.subtitle = options.subtitle ?? '';
    this.timeoutType = options.timeoutType ?? 'default';
    this.title = options.title ?? '';
    this.toastXml = options.toastXml ?? '';
    this.urgency = options.urgency ?? 'low';
    this.#icon = options.icon === undefined ? null : describeImage(options.icon).path;
  }

  static isSupported(): boolean {
    return scenario.notifications.supported;
  }

  /** The answer of the system comes later than the call, as everywhere. */
  show(): void {
    if (!scenario.notifications.supported) return;
    const { failure } = scenario.notifications;
    if (failure !== null) {
      record('notification.failed', { ...this.describe(), failure });
      setImmediate(() => this.emit('failed', electronEvent({}), failure));
      return;
    }
    shown.delete(this.id);
    shown.set(this.id, this);
    record('notification.show', this.describe());
    setImmediate(() => this.emit('show', electronEvent({})));
  }

  close(): void {
    if (shown.get(this.id) !== this) return;
    this.dismiss('applicationHidden');
  }

  dismiss(reason: Electron.NotificationCloseEventParams['reason']): void {
    shown.delete(this.id);
    record('notification.close', { id: this.id, reason });
    this.emit('close', electronEvent(reason === undefined ? {} : { reason }));
  }

  describe() {
    const { id, groupId, groupTitle, title, subtitle, body, silent, sound, urgency, timeoutType } = this;
    const actions = this.actions.map(({ type, text }) => ({ type, text: text ?? '' }));
    const texts = { id, groupId, groupTitle, title, subtitle, body };
    return {
      ...texts,
      silent,
      sound,
      urgency,
      timeoutType,
      actions,
      icon: this.#icon,
      toastXml: this.toastXml,
    };
  }
}

export type NotificationState = ReturnType<Notification['describe']>;

export function shownNotifications(): readonly Notification[] {
  return [...shown.values()];
}

/** What the operator does with a notification. */
export type NotificationDeed =
  | { readonly kind: 'click' }
  | { readonly kind: 'action'; readonly index: number }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'close'; readonly reason: 'userCanceled' | 'timedOut' };

/** Clicking and answering takes a notification off the screen, as the systems do. */
export function useNotification(notification: Notification, deed: NotificationDeed): void {
  record(`notification.${deed.kind}`, { id: notification.id });
  if (deed.kind === 'close') {
    notification.dismiss(deed.reason);
    return;
  }
  shown.delete(notification.id);
  activate(notification.id, deed);
  if (deed.kind === 'click') notification.emit('click', electronEvent({}));
  if (deed.kind === 'reply') notification.emit('reply', electronEvent({ reply: deed.text }), deed.text);
  if (deed.kind === 'action') {
    const details = { actionIndex: deed.index, selectionIndex: -1 };
    notification.emit('action', electronEvent(details), deed.index, -1);
  }
}

/** Takes them off the screen without telling anybody. */
export function removeNotifications(which: (one: Notification) => boolean): void {
  for (const one of shownNotifications()) if (which(one)) shown.delete(one.id);
}
