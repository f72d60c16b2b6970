import type { App } from '../../app/open-app.ts';

/** The first line of the headless shell, for scripts that start the unpacked program (README.md, "Command line"). */
export function tellReady({ listenerUrl, settings }: App, dataDir: string): void {
  const { kind, publicUrl } = settings.current().tunnel;
  const tunnel = { kind, url: kind === 'static' ? publicUrl : null };
  process.stdout.write(
    `${JSON.stringify({ event: 'ready', listener: listenerUrl, window: null, tunnel, dataDir })}\n`,
  );
}
