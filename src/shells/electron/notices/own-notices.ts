import type { Notifier } from '../../../core/ports/notifier.ts';
import type { Translate } from '../../../core/ports/translate.ts';
import type { SecretsConcern } from '../secrets/open-secrets.ts';
import type { WindowState } from '../window/window-state.ts';

export interface OwnNotices {
  trouble(): void;
  secrets(concerns: ReadonlySet<SecretsConcern>, state: Pick<WindowState, 'isFirst'>): void;
}

/** What this shell itself has to tell the operator. */
export function ownNotices(notifier: Notifier, translate: Translate): OwnNotices {
  return {
    trouble: () => tell('trouble'),
    secrets(concerns, state) {
      if (concerns.has('lost')) tell('lost-secrets');
      // How his desktop keeps secrets is nothing he can change today: once is enough.
      else if (concerns.has('weak') && state.isFirst('weak-secrets')) tell('weak-secrets');
    },
  };

  function tell(what: 'trouble' | 'weak-secrets' | 'lost-secrets'): void {
    void notifier.show({
      key: what,
      title: translate(`notice.${what}.title`),
      body: translate(`notice.${what}.body`),
      sound: false,
    });
  }
}
