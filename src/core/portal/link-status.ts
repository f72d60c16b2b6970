import type { PortalStatus } from '../status/app-status.ts';
import type { Profile } from '../ports/portal.ts';
import type { PortalFailure } from './portal-failure.ts';
import type { PortalLinkPorts } from './link-ports.ts';

export interface LinkStatus {
  read(): PortalStatus;
  enter(state: PortalStatus['state'], failure?: PortalFailure | null): void;
  /** A profile came; whose it is decides in app mode, and names the operator in both. */
  identified(profile: Profile): void;
}

/** Keeps what the link says of itself, and tells whoever wants to know. */
export function createLinkStatus(
  ports: Pick<PortalLinkPorts, 'settings' | 'keepOperator' | 'clock' | 'log' | 'changed'>,
): LinkStatus {
  const { settings, clock, log } = ports;
  let own: Pick<PortalStatus, 'state' | 'failure' | 'sinceMs'> = {
    state: 'signed-out',
    failure: null,
    sinceMs: clock.now(),
  };
  let known: Profile | null = null;

  return {
    read,
    enter(state, failure = null) {
      const isNew = state !== own.state;
      own = { state, failure, sinceMs: isNew ? clock.now() : own.sinceMs };
      if (isNew || failure !== null) log.info('the portal link', { state, failure });
      ports.changed(read());
    },
    identified(profile) {
      known = profile;
      const { mode, operatorId } = settings();
      if (operatorId === null || (mode === 'app' && operatorId !== profile.userId)) {
        ports.keepOperator(profile.userId);
      }
    },
  };

  function read(): PortalStatus {
    const { mode, domain, operatorId } = settings();
    const name = known?.userId === operatorId ? known.name : null;
    return { mode, domain, operator: operatorId === null ? null : { id: operatorId, name }, ...own };
  }
}
