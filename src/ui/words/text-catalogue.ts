import { languageFor, type Language } from '../../core/text/language.ts';
import type { WindowKey, WindowPart } from '../../texts/window/words.ts';
import { textsIn, type TextOf } from '../../texts/i18next-texts.ts';
import { fetchWords } from './catalogues.ts';

/** The words for a key of the window. */
export type Text = TextOf<WindowKey>;

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
  return textsIn<WindowKey>(language, Object.fromEntries(loaded.flatMap(Object.entries<string>)));
}

/** What the browser speaks: known before anybody was asked. */
export function guessedLanguage(): Language {
  return languageFor('auto', navigator.language);
}
