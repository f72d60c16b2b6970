import type { WindowApi } from '../../contract/window-api.ts';
import { createCallList } from '../history/call-list.ts';
import { filterOf, historyFilterOf } from '../history/shown-filter.ts';
import { readRoute } from '../route/route.ts';
import { createTranslator, guessedLanguage } from '../words/text-catalogue.ts';
import { liveValue } from './live-value.ts';
import { languageOf, type WindowContext } from './window-context.ts';

/**
 * Asks for everything the first paint needs, all at once: the calls too, before anything is drawn.
 * @throws when nobody answers.
 */
export async function startWindow(api: WindowApi): Promise<WindowContext> {
  const described = api.request('app.describe', null);
  const settings = liveValue(api, {
    ask: () => api.request('settings.read', null),
    listen: (take) => api.on('settings.changed', take),
  });
  const { query } = readRoute(location.hash);
  const calls = createCallList(api, historyFilterOf(filterOf(query), Date.now()));
  const status = liveValue(api, {
    ask: () => api.request('status.read', null),
    listen: (take) => api.on('status.changed', take),
  });

  // A guess that is mostly right spares a wait; `speak` puts a wrong one right.
  const speaking = createTranslator(guessedLanguage());
  const [app, shown, translator] = await Promise.all([described, settings.first, speaking]);
  const speak = (): Promise<void> => translator.speak(languageOf(app, (settings.read() ?? shown).settings));
  settings.subscribe(() => void speak());
  await speak();
  return { api, app, settings, status, translator, calls };
}
