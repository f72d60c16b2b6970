import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plainText } from '../../core/text/plain-text.ts';
import type { Notice } from '../../core/ports/notifier.ts';
import { escapeMarkup, linesOf, longestLine, type Sender } from './notice-words.ts';
import { openBusConnection } from '../dbus/bus-connection.ts';
import type { BusMessage, MethodCall } from '../dbus/bus-message.ts';
import type { Marshal } from '../dbus/marshalling.ts';

/** The program that shows this desktop's notices, found on a bus. It stays the same one as long as it is open. */
export interface NotificationServer {
  /** @param replaces id of the notice to replace, 0 for none. Returns the new one's id. Throws like a bus call. */
  notify(notice: Notice, replaces: number, signal: AbortSignal): Promise<number>;
  /** Takes a notice of ours off the screen; one that is gone stays so. Throws like a bus call, but for what the server says. */
  withdraw(id: number, signal: AbortSignal): Promise<void>;
  /** Hangs up when the calls under way are done. */
  retire(): void;
  isOpen(): boolean;
}

export interface ServerChoices {
  readonly sender: Sender;
  /** The server says that a notice, of ours or of others, is not on the screen any more ("NotificationClosed"). */
  readonly closed: (id: number, reason: number) => void;
}

const serverName = 'org.freedesktop.Notifications';

/** Connects to the first of `paths` that answers, and asks for the server. Throws when there is none. */
export async function findNotificationServer(
  paths: readonly string[],
  { sender, closed }: ServerChoices,
  signal: AbortSignal,
): Promise<NotificationServer> {
  let owner: string | null = null;
  const connection = await openBusConnection(paths, signal, { heard });
  try {
    for (const match of [ownerChanges, closings]) await connection.call(watch(match), signal);
    const answer = await connection.call(method('GetCapabilities'), signal);
    owner = answer.sender;
    const capabilities = answer.signature === 'as' ? answer.body.array(4, answer.body.string) : [];
    const markup = capabilities.includes('body-markup');
    return {
      async notify(notice, replaces, signal) {
        const body = (marshal: Marshal): void =>
          writeNotice(marshal, { sender, markup }, { notice, replaces });
        const call = { ...method('Notify'), signature: 'susssasa{sv}i', body };
        const answer = await connection.call(call, signal);
        if (answer.signature !== 'u') throw new Error('the notification server gave no id');
        return answer.body.uint32();
      },
      async withdraw(id, signal) {
        const body = (marshal: Marshal): void => marshal.uint32(id);
        try {
          await connection.call({ ...method('CloseNotification'), signature: 'u', body }, signal);
        } catch (error) {
          if (signal.aborted || !connection.isOpen()) throw error;
        }
      },
      retire: connection.retire,
      isOpen: connection.isOpen,
    };
  } catch (error) {
    connection.retire();
    throw error;
  }

  function heard({ member, sender, signature, body }: BusMessage): void {
    if (member === 'NameOwnerChanged' && sender === busName && signature === 'sss') {
      const [, before] = [body.string(), body.string()];
      // Another server knows other ids, and could take ours for some other program's notices. One that only starts is waited for.
      if (before !== '') connection.retire();
    }
    if (member === 'NotificationClosed' && sender === owner && signature === 'uu')
      closed(body.uint32(), body.uint32());
  }
}

/** The arguments of `Notify`, Desktop Notifications Specification 1.2. */
function writeNotice(
  marshal: Marshal,
  { sender, markup }: { sender: Sender; markup: boolean },
  { notice, replaces }: { notice: Notice; replaces: number },
): void {
  const lines = linesOf(notice.body).trim();
  marshal.string(sender.appName);
  marshal.uint32(replaces);
  marshal.string(iconOf(sender));
  marshal.string(plainText(notice.title, longestLine) || sender.appName);
  marshal.string(markup ? escapeMarkup(lines) : lines);
  // No actions.
  marshal.array(4, () => {});
  marshal.array(8, () => writeHints(marshal, notice));
  // How long it stays is the server's to say.
  marshal.int32(-1);
}

function writeHints(marshal: Marshal, { sound }: Notice): void {
  const hint = (name: string, type: 's' | 'y' | 'b', value: () => void): void => {
    marshal.align(8);
    marshal.string(name);
    marshal.signature(type);
    value();
  };
  const normal = 1;
  hint('urgency', 'y', () => marshal.byte(normal));
  hint('desktop-entry', 's', () => marshal.string('offhook'));
  if (sound) hint('sound-name', 's', () => marshal.string('message-new-instant'));
  else hint('suppress-sound', 'b', () => marshal.boolean(true));
}

function iconOf({ icon = '' }: Sender): string {
  return isAbsolute(icon) ? pathToFileURL(icon).href : icon;
}

function method(member: string): MethodCall {
  return { destination: serverName, path: '/org/freedesktop/Notifications', interface: serverName, member };
}

const busName = 'org.freedesktop.DBus';
const ownerChanges = `sender='${busName}',member='NameOwnerChanged',arg0='${serverName}'`;
/** Some servers tell only whoever showed the notice, others everybody. */
const closings = `sender='${serverName}',interface='${serverName}',member='NotificationClosed'`;

function watch(match: string): MethodCall {
  return {
    destination: busName,
    path: '/org/freedesktop/DBus',
    interface: busName,
    member: 'AddMatch',
    signature: 's',
    body: (marshal) => marshal.string(`type='signal',${match}`),
  };
}
