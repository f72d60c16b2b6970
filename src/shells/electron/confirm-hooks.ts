import { dialog } from 'electron/main';
import { plainText } from '../../core/text/plain-text.ts';
import type { Translate } from '../../core/ports/translate.ts';
import type { Settings } from '../../core/settings/settings.ts';

const longestHook = 300;

/** Asks in a box of the system's, which no page can draw or press. Cancel is what Enter and Escape press. */
export async function confirmHooks(hooks: Settings['hooks'], translate: Translate): Promise<boolean> {
  if (hooks.length === 0) return true;
  const lines = hooks.map((hook) => plainText(JSON.stringify(hook), longestHook));
  const allow = 1;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Offhook',
    message: translate('hooks.confirm.title'),
    detail: `${translate('hooks.confirm.body')}\n\n${lines.join('\n')}`,
    buttons: [translate('hooks.confirm.cancel'), translate('hooks.confirm.allow')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === allow;
}
