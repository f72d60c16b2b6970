/** Notification.handleActivation, Windows: also for notifications nobody holds any more, also for those from before the start. */
import type { NotificationDeed } from './notification.ts';
import { scenario } from './scenario.ts';

let callback: ((details: Electron.ActivationArguments) => void) | null = null;
const early: Electron.ActivationArguments[] = [];

export const handleActivation: typeof Electron.Notification.handleActivation = (listener) => {
  callback = listener;
  for (const details of early.splice(0)) listener(details);
};

export function activate(id: string, deed: Exclude<NotificationDeed, { kind: 'close' }>): void {
  if (scenario.platform !== 'win32') return;
  const details: Electron.ActivationArguments = {
    type: deed.kind,
    arguments: `type=${deed.kind}&tag=${id}`,
    ...(deed.kind === 'action' ? { actionIndex: deed.index } : {}),
    ...(deed.kind === 'reply' ? { reply: deed.text, userInputs: { reply: deed.text } } : {}),
  };
  if (callback) callback(details);
  else early.push(details);
}
