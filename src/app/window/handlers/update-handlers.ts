import { systemClock } from '../../../adapters/timers/system-clock.ts';
import { systemTimers } from '../../../adapters/timers/system-timers.ts';
import { followOpenCalls } from '../../../core/call/open-calls.ts';
import type { Notices } from '../../../core/notices/notices.ts';
import type { CallHistory } from '../../../core/ports/call-history.ts';
import type { Log } from '../../../core/ports/log.ts';
import { createUpdates } from '../../../core/status/updates.ts';
import type { SessionFiles } from '../../session-files.ts';
import type { ShellParts } from '../../shell-parts.ts';
import type { RequestHandlers, WindowEventBus } from '../window-service.ts';

export interface UpdateHandlerParts extends Pick<ShellParts, 'openUpdater'> {
  readonly files: SessionFiles;
  readonly history: CallHistory;
  readonly notices: Notices;
  readonly events: WindowEventBus;
  readonly log: Log;
  readonly opened: AsyncDisposableStack;
}

export function updateHandlers(
  parts: UpdateHandlerParts,
): Pick<RequestHandlers, 'updates.check' | 'updates.install'> {
  const { openUpdater, files, events, notices, log, opened } = parts;
  if (openUpdater === null)
    return { 'updates.check': () => ({ kind: 'off' }), 'updates.install': () => null };

  const calls = followOpenCalls(parts.history, systemClock);
  opened.defer(calls.close);
  const updates = createUpdates({
    updater: openUpdater(() => files.settings.current().updates.feedUrl),
    enabled: () => files.settings.current().updates.enabled,
    isOnCall: calls.isOnCall,
    changed: (status) => events.emit('updates.changed', status),
    tell: (version) => void notices.app({ about: 'update', version }),
    timers: systemTimers,
    random: Math.random,
    log,
  });
  opened.defer(() => updates.close());
  return {
    async 'updates.check'() {
      await updates.check();
      return updates.status();
    },
    'updates.install'() {
      updates.install();
      return null;
    },
  };
}
