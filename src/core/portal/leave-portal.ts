import type { SecretStore } from '../ports/secret-store.ts';
import type { LinkedPortal, PortalLinkPorts } from './link-ports.ts';
import { isOurs, unbindAll } from './subscriptions.ts';

/** Nobody waits longer for a portal he leaves. */
const patienceMs = 15_000;

/**
 * Takes our rows out of the portal, best effort, and forgets what proves who we are; the client secret stays, for the next
 * sign-in. Rejects when the secrets cannot be written.
 * @param idle when the link's own work has stopped: it might still be binding.
 */
export async function leavePortal(
  { portal, settings, secrets, path, timers }: PortalLinkPorts,
  idle: Promise<void>,
): Promise<void> {
  if (settings().mode === 'app') {
    const patience = Promise.withResolvers<void>();
    let isPatient = true;
    const giveUp = timers.after(patienceMs, () => {
      isPatient = false;
      patience.resolve();
    });
    await Promise.race([idle.then(() => unbindOurs(portal(), path, () => isPatient)), patience.promise]);
    giveUp();
  }
  await forget(secrets);
}

/** Every secret that came from the portal, or lets somebody in there. */
export async function forget(secrets: SecretStore): Promise<void> {
  await secrets.set({
    applicationToken: null,
    accessToken: null,
    refreshToken: null,
    incomingWebhookUrl: null,
  });
}

async function unbindOurs(portal: LinkedPortal, path: string, goOn: () => boolean): Promise<void> {
  const rows = await portal.subscriptions();
  if (rows.kind === 'failed') return;
  await unbindAll(
    portal,
    rows.value.filter((row) => isOurs(row, path)),
    goOn,
  );
}
