import { startDemoPortal } from '../../demo-portal/portal.ts';
import type { Connection } from './connection.ts';

export interface ConnectedDemo {
  readonly connection: Connection;
  /** Subscribes the handler, and lets calls come. */
  startCalls(handlerUrl: string): void;
  close(): Promise<void>;
}

/** Believes the embedded demo portal instead of whatever the files say. Nothing of it is written to them. */
export async function connectDemo(own: Connection): Promise<ConnectedDemo> {
  const portal = await startDemoPortal();
  const { memberId, applicationToken, operatorId } = portal;
  return {
    connection: {
      ...own,
      // The made-up portal is on this machine: nothing has to be reachable from outside.
      settings: { ...own.settings, tunnel: { ...own.settings.tunnel, kind: 'none' } },
      session: () => ({ memberId, applicationToken, operatorId }),
      pinPortal: () => {},
    },
    startCalls(handlerUrl) {
      portal.bind(['ONVOXIMPLANTCALLINIT', 'ONVOXIMPLANTCALLSTART', 'ONVOXIMPLANTCALLEND'], handlerUrl);
      portal.play();
    },
    close: () => portal.close(),
  };
}
