import type { TrayCommand } from '../../core/tray/tray-item.ts';
import { quietUntil } from '../../core/tray/quiet-choices.ts';
import type { WindowService } from '../../app/window/window-service.ts';
import type { NoticeActions } from './notices/notice-actions.ts';
import type { HistoryWindow } from './window/history-window.ts';

export interface CommandParts {
  readonly service: Pick<WindowService, 'request'>;
  readonly window: Pick<HistoryWindow, 'show'>;
  readonly answers: Pick<NoticeActions, 'openCall'>;
  readonly copy: (text: string) => void;
  readonly now: () => number;
  readonly quit: () => void;
}

/** What the tray's menu does. Whatever the window could ask for too is asked for the same way. */
export function createOperatorCommands(parts: CommandParts): (command: TrayCommand) => void {
  const { service, window, answers } = parts;
  return (command) => {
    switch (command.kind) {
      case 'open-call':
        return answers.openCall(command.id);
      case 'open':
        return window.show({ view: command.view, callId: null });
      case 'quiet':
        return void service.request('quiet.until', { untilMs: quietUntil(command.forMs, parts.now()) });
      case 'copy-handler':
        return parts.copy(command.url);
      case 'check-updates':
        void service.request('updates.check', null);
        return window.show({ view: 'settings', callId: null });
      case 'quit':
        return parts.quit();
    }
  };
}
