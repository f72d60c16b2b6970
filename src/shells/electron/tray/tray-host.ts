import { sessionBusPaths } from '../../../adapters/dbus/bus-address.ts';
import { openBusConnection } from '../../../adapters/dbus/bus-connection.ts';

const askForMs = 2_000;

/**
 * Whether this desktop has a place for tray icons. Stock GNOME has none and says nothing: the icon is just not there
 * (Electron, "Tray", platform considerations). Windows and macOS always have one.
 */
export async function hasTrayHost(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (platform !== 'linux') return true;
  const signal = AbortSignal.timeout(askForMs);
  try {
    const connection = await openBusConnection(sessionBusPaths(env), signal, { heard: () => {} });
    try {
      const answer = await connection.call(
        {
          destination: 'org.freedesktop.DBus',
          path: '/org/freedesktop/DBus',
          interface: 'org.freedesktop.DBus',
          member: 'NameHasOwner',
          signature: 's',
          body: (marshal) => marshal.string('org.kde.StatusNotifierWatcher'),
        },
        signal,
      );
      return answer.signature === 'b' && answer.body.uint32() === 1;
    } finally {
      connection.retire();
    }
  } catch {
    return false;
  }
}
