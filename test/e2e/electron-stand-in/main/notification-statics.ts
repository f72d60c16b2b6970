/** Statics of Notification that exist on one platform alone: calling them elsewhere fails, as under Electron. */
import { handleActivation } from './notification-activation.ts';
import { Notification, removeNotifications, shownNotifications } from './notification.ts';
import { scenario } from './scenario.ts';

const mac = {
  getHistory: () => Promise.resolve(shownNotifications() as unknown as Electron.Notification[]),
  remove: (ids) => removeNotifications(({ id }) => [ids].flat().includes(id)),
  removeAll: () => removeNotifications(() => true),
  removeGroup: (group) => removeNotifications(({ groupId }) => groupId === group),
} satisfies Partial<typeof Electron.Notification>;

export function addPlatformStatics(): void {
  if (scenario.platform === 'darwin') Object.assign(Notification, mac);
  if (scenario.platform === 'win32') Object.assign(Notification, { handleActivation });
}
