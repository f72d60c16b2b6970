import type { AppStatus } from '../status/app-status.ts';
import type { Translate } from '../ports/translate.ts';
import type { TrayItem } from './tray-item.ts';

const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** What can be done about notices from the tray. Quiet hours of a schedule are not switched off here. */
export function quietChoices({ quiet }: AppStatus, translate: Translate): readonly TrayItem[] {
  const choice = (label: string, forMs: number | null): TrayItem => ({
    kind: 'command',
    label,
    command: { kind: 'quiet', forMs },
  });
  return [
    choice(translate('tray.quiet.half-hour'), 30 * minuteMs),
    choice(translate('tray.quiet.hour'), hourMs),
    choice(translate('tray.quiet.tomorrow'), null),
    {
      kind: 'choice',
      label: translate('tray.quiet.off'),
      chosen: quiet === null,
      command: { kind: 'quiet', forMs: 0 },
    },
  ];
}

/**
 * Until when notices are held, in milliseconds since the Unix epoch; null: they come again.
 * @param forMs milliseconds; null: until midnight where the operator is.
 */
export function quietUntil(forMs: number | null, nowMs: number): number | null {
  if (forMs === 0) return null;
  if (forMs !== null) return nowMs + forMs;
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
}
