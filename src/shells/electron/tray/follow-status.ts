import type { KeptCall } from '../../../core/ports/call-history.ts';
import { trayViewOf, type TrayView } from '../../../core/tray/tray-view.ts';
import type { App } from '../../../app/open-app.ts';
import { timeWords } from './time-words.ts';

/** Long enough to cost nothing; a tooltip may be that late when quiet hours end. */
const lookAgainMs = 30_000;
const shownCalls = 5;

export interface TrayFeed {
  view(): TrayView;
  /** @param listener hears of each new view; equal ones are the tray's to skip. */
  follow(listener: (view: TrayView) => void): void;
  close(): void;
}

/** Keeps the tray's view of the running app. */
export async function followApp(
  app: Pick<App, 'status' | 'onStatus' | 'history' | 'settings' | 'translate' | 'log'>,
  { canUpdate, locale }: { readonly canUpdate: boolean; readonly locale: string },
): Promise<TrayFeed> {
  let calls: readonly KeptCall[] = [];
  let listener: (view: TrayView) => void = () => {};
  let [reading, again] = [false, false];
  await readCalls();
  const changed = (): void => listener(view());
  const ends = [
    app.onStatus(changed),
    app.settings.onChange(changed),
    app.history.onChange(() => void readCalls().then(changed)),
  ];
  const looking = setInterval(changed, lookAgainMs).unref();
  return {
    view,
    follow(own) {
      listener = own;
      own(view());
    },
    close() {
      clearInterval(looking);
      for (const end of ends) end();
      listener = () => {};
    },
  };

  function view(): TrayView {
    const time = timeWords(locale, Date.now());
    return trayViewOf({ status: app.status(), calls, canUpdate, translate: app.translate, time });
  }

  /** Once more when something changed meanwhile: the last page read is never an old one. */
  async function readCalls(): Promise<void> {
    again = true;
    if (reading) return;
    reading = true;
    try {
      while (again) {
        again = false;
        // One after the other, or an older page could come last.
        // oxlint-disable-next-line no-await-in-loop
        ({ calls } = await app.history.page({ limit: shownCalls }));
      }
    } catch (error) {
      app.log.warn('the tray could not read the last calls', { error });
    } finally {
      reading = false;
    }
  }
}
