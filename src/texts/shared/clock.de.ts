import type { ClockTextKey } from '../../core/text/catalogue.ts';

/** How wrong the clock of this computer is. */
export const de: Readonly<Record<ClockTextKey, string>> = {
  'clock.span.minutes': '{{minutes}} min',
  'clock.span.hours': '{{hours}} h',
  'clock.span.hours-minutes': '{{hours}} h {{minutes}} min',
  'clock.span.days': '{{days}} Tage',
  'clock.ahead': 'Die Uhr dieses Computers geht gegenüber Bitrix24 {{span}} vor',
  'clock.behind': 'Die Uhr dieses Computers geht gegenüber Bitrix24 {{span}} nach',
};
