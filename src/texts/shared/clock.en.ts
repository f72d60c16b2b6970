import type { ClockTextKey } from '../../core/text/catalogue.ts';

/** How wrong the clock of this computer is. */
export const en: Readonly<Record<ClockTextKey, string>> = {
  'clock.span.minutes': '{{minutes}} min',
  'clock.span.hours': '{{hours}} h',
  'clock.span.hours-minutes': '{{hours}} h {{minutes}} min',
  'clock.span.days': '{{days}} days',
  'clock.ahead': 'The clock of this computer is {{span}} ahead of Bitrix24',
  'clock.behind': 'The clock of this computer is {{span}} behind Bitrix24',
};
