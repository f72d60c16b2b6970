import { createInstance, type FormatterModule } from 'i18next';
import { languageFor, type Language } from '../../core/text/language.ts';
import type { WindowKey, WindowPart } from '../../texts/window/words.ts';
import { fetchWords } from './catalogues.ts';

/** The words for a key; values in double braces are filled in, `count` chooses the plural form. Numbers are written locally. */
export type Text = (key: WindowKey, values?: Readonly<Record<string, string | number>>) => string;

/** What the window says, in the language of the moment. */
export interface Translator {
  read(): Text;
  subscribe(listener: () => void): () => void;
  /** Fetches the words of a part; a view does so before it is shown. */
  load(part: WindowPart): Promise<void>;
  /** Changes the language once every part in use is there in it. */
  speak(language: Language): Promise<void>;
}

/** @returns once the words of the frame and the history are there. */
export async function createTranslator(first: Language): Promise<Translator> {
  const parts = new Set<WindowPart>(['main']);
  const listeners = new Set<() => void>();
  let language = first;
  let text = await textIn(first, parts);
  document.documentElement.lang = first;

  return {
    read: () => text,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load(part) {
      if (parts.has(part)) return;
      parts.add(part);
      await renew();
    },
    async speak(wanted) {
      if (wanted === language) return;
      language = wanted;
      await renew();
    },
  };

  /** Begins again when another part or another language was asked for meanwhile: whoever waits gets all of it. */
  async function renew(): Promise<void> {
    const asked = { language, count: parts.size };
    const renewed = await textIn(language, parts);
    if (asked.language !== language || asked.count !== parts.size) return renew();
    text = renewed;
    document.documentElement.lang = language;
    for (const listener of listeners) listener();
  }
}

async function textIn(language: Language, parts: ReadonlySet<WindowPart>): Promise<Text> {
  const loaded = await Promise.all([...parts].map((part) => fetchWords(part, language)));
  const texts = createInstance({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: Object.fromEntries(loaded.flatMap(Object.entries<string>)) } },
    initAsync: false,
    // Keys have dots and values are hostile: neither may be taken apart.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true, alwaysFormat: true },
  });
  void texts.use(numbersOf(language)).init();
  return (key, values = {}) =>
    texts.t(key, { replace: values, ...('count' in values && { count: Number(values['count']) }) });
}

function numbersOf(language: Language): FormatterModule {
  const numbers = new Intl.NumberFormat(language);
  return {
    type: 'formatter',
    init() {},
    add() {},
    addCached() {},
    format: (value: unknown) => (typeof value === 'number' ? numbers.format(value) : String(value)),
  };
}

/** What the browser speaks: known before anybody was asked. */
export function guessedLanguage(): Language {
  return languageFor('auto', navigator.language);
}
