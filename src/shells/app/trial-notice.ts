import type { Notice } from '../../core/ports/notifier.ts';
import type { Translate } from '../../core/ports/translate.ts';
import type { Settings } from '../../core/settings.ts';

/** A notice that says what it is, for whoever wonders whether they come. */
export function trialNotice(translate: Translate, { notifications }: Settings): Notice {
  return {
    key: 'trial',
    title: translate('notice.trial.title'),
    body: translate('notice.trial.body'),
    sound: notifications.sound,
  };
}
