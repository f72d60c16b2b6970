import type { ClockTextKey } from '../../core/text/catalogue.ts';

/** How wrong the clock of this computer is. */
export const ru: Readonly<Record<ClockTextKey, string>> = {
  'clock.span.minutes': '{{minutes}} мин',
  'clock.span.hours': '{{hours}} ч',
  'clock.span.hours-minutes': '{{hours}} ч {{minutes}} мин',
  'clock.span.days': '{{days}} дн.',
  'clock.ahead': 'Часы этого компьютера спешат относительно Битрикс24 на {{span}}',
  'clock.behind': 'Часы этого компьютера отстают от Битрикс24 на {{span}}',
};
