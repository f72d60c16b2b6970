import type { AppStatus } from '../../core/status/app-status.ts';
import type { App } from '../../app/open-app.ts';

/** The first line on standard output: a contract, other people's scripts read it (README.md, "Command line"). */
export function tellReady({ listenerUrl, settings }: App, window: string, dataDir: string): void {
  const { kind, publicUrl } = settings.current().tunnel;
  const tunnel = { kind, url: kind === 'static' ? publicUrl : null };
  print({ event: 'ready', listener: listenerUrl, window, tunnel, dataDir });
}

/**
 * A further line: the address Bitrix24 has to call from now on, proven to lead here. In webhook mode the operator
 * pastes it into the outgoing webhook; only he can.
 */
export function tellHandler(handler: string): void {
  print({ event: 'handler', url: handler });
}

/** A further line: the link to the window was used, this is the next one. */
export function tellWindow(url: string): void {
  print({ event: 'window', url });
}

function print(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** One line for whoever starts the program and wonders why nothing happens; as soon as that is known. */
export function tellHowToConnect({ status, onStatus, log }: App): void {
  const unfollow = onStatus(({ portal }) => {
    if (portal.state === 'connecting') return;
    unfollow();
    tell(portal.state);
  });
  if (status().portal.state !== 'connecting') {
    unfollow();
    tell(status().portal.state);
  }

  function tell(state: AppStatus['portal']['state']): void {
    if (state === 'signed-out') {
      log.warn(
        'No portal is connected, so every delivery is refused. Open the window with the link on standard output to ' +
          'connect one. To see calls without a portal: npm run demo',
      );
    } else if (state === 'operator-unknown') {
      log.warn(
        'Nobody is named as the operator, so no call is kept: put your Bitrix24 user id into settings.json as portal.operatorId',
      );
    }
  }
}
