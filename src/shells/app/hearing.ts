import { systemClock } from '../../adapters/timers/system-clock.ts';
import { systemTimers } from '../../adapters/timers/system-timers.ts';
import { httpProbe } from '../../adapters/tunnel/http-probe.ts';
import { tunnelOfSettings } from '../../adapters/tunnel/tunnel-of-settings.ts';
import type { HearingNotice } from '../../core/hearing.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Notifier } from '../../core/ports/notifier.ts';
import type { Translate } from '../../core/ports/translate.ts';
import type { Settings } from '../../core/settings.ts';
import { createTunnelKeeper } from '../../core/tunnel-keeper.ts';

export interface HearingParts {
  readonly settings: Settings;
  /** The secret part of the handler's address. */
  readonly path: string;
  readonly localPort: number;
  readonly answerTo: (nonce: string) => string;
  readonly notifier: Notifier;
  readonly translate: Translate;
  /** Told whenever Bitrix24 has to call another address from now on. */
  readonly handlerChanged: (handlerUrl: string) => void;
  readonly log: Log;
}

export interface Hearing {
  /** Host of the public address as it is now, or null. */
  publicHost(): string | null;
  close(): Promise<void>;
}

/** Starts the tunnel the settings name and keeps it alive; says once when it cannot be heard, and once when it can. */
export function startHearing(parts: HearingParts): Hearing {
  const { settings, path, log } = parts;
  const probe = httpProbe({ path: `/b24/${path}/alive`, answerTo: parts.answerTo });
  const keeper = createTunnelKeeper(
    {
      tunnel: tunnelOfSettings(settings.tunnel),
      probe,
      timers: systemTimers,
      clock: systemClock,
      random: Math.random,
      log,
      addressChanged: (url) => parts.handlerChanged(`${url}/b24/${path}`),
      tell: (notice) => void parts.notifier.show(noticeOf(notice, parts)),
      changed: ({ lastProbe }) =>
        lastProbe && log.debug('tunnel probe', { latencyMs: Math.round(lastProbe.latencyMs) }),
    },
    parts.localPort,
  );
  return {
    publicHost() {
      const { url } = keeper.status();
      return url === null ? null : new URL(url).host;
    },
    async close() {
      probe.close();
      await keeper.stop();
    },
  };
}

function noticeOf(
  notice: HearingNotice,
  { translate, settings }: HearingParts,
): Parameters<Notifier['show']>[0] {
  return {
    key: 'hearing',
    title: translate(`notice.${notice}.title`),
    body: translate(`notice.${notice}.body`),
    sound: settings.notifications.sound,
  };
}
