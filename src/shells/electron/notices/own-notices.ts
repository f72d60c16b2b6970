import type { Notices } from '../../../core/notices/notices.ts';
import type { SecretsConcern } from '../secrets/open-secrets.ts';
import type { WindowState } from '../window/window-state.ts';

export interface OwnNotices {
  trouble(): void;
  secrets(concerns: ReadonlySet<SecretsConcern>, state: Pick<WindowState, 'isFirst'>): void;
}

/** What this shell itself has to tell the operator. */
export function ownNotices(notices: Pick<Notices, 'app'>): OwnNotices {
  return {
    trouble: () => void notices.app({ about: 'trouble' }),
    secrets(concerns, state) {
      if (concerns.has('lost')) void notices.app({ about: 'lost-secrets' });
      // How his desktop keeps secrets is nothing he can change today: once is enough.
      else if (concerns.has('weak') && state.isFirst('weak-secrets'))
        void notices.app({ about: 'weak-secrets' });
    },
  };
}
