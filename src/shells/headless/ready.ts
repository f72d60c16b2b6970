import type { Log } from '../../core/ports/log.ts';
import type { Connection } from './connection.ts';

/** The first line on standard output: a contract, other people's scripts read it (design, "Command line and files"). */
export function tellReady(ready: {
  readonly listener: string;
  readonly tunnel: { readonly kind: string; readonly url: string | null };
  readonly dataDir: string;
}): void {
  const { listener, tunnel, dataDir } = ready;
  process.stdout.write(`${JSON.stringify({ event: 'ready', listener, window: null, tunnel, dataDir })}\n`);
}

/**
 * A further line on standard output: the address Bitrix24 has to call from now on, proven to lead here. In webhook
 * mode the operator pastes it into the outgoing webhook; only he can.
 */
export function handlerChanged(handler: string): void {
  process.stdout.write(`${JSON.stringify({ event: 'handler', url: handler })}\n`);
}

/** One line for whoever starts the program and wonders why nothing happens. */
export function tellHowToConnect({ session }: Connection, log: Log): void {
  const { applicationToken, operatorId } = session();
  if (applicationToken === null) {
    log.warn(
      'No portal is connected, so every delivery is refused. To connect one: create an outgoing webhook in Bitrix24 ' +
        'with the handler address that is printed once the tunnel is open, put its token into secrets.json as applicationToken and your user id into ' +
        'settings.json as portal.operatorId, and start again. To see calls without a portal: npm run demo',
    );
  } else if (operatorId === null) {
    log.warn(
      'Nobody is named as the operator, so no call is kept: put your Bitrix24 user id into settings.json as portal.operatorId',
    );
  }
}
