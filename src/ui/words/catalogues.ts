import type { Language } from '../../core/text/language.ts';
import type { WindowPart } from '../../texts/window/words.ts';

type Catalogue = Readonly<Record<string, string>>;
type Load = () => Promise<Catalogue>;

/** Where each part of the words is, in each language: only what is spoken and shown is fetched. */
const catalogues: Readonly<Record<WindowPart, Readonly<Record<Language, Load>>>> = {
  main: {
    en: () => import('../../texts/window/main.en.ts').then(({ en }) => en),
    de: () => import('../../texts/window/main.de.ts').then(({ de }) => de),
    ru: () => import('../../texts/window/main.ru.ts').then(({ ru }) => ru),
  },
  call: {
    en: () => import('../../texts/window/call.en.ts').then(({ en }) => en),
    de: () => import('../../texts/window/call.de.ts').then(({ de }) => de),
    ru: () => import('../../texts/window/call.ru.ts').then(({ ru }) => ru),
  },
  settings: {
    en: () => import('../../texts/window/settings.en.ts').then(({ en }) => en),
    de: () => import('../../texts/window/settings.de.ts').then(({ de }) => de),
    ru: () => import('../../texts/window/settings.ru.ts').then(({ ru }) => ru),
  },
  statistics: {
    en: () => import('../../texts/window/statistics.en.ts').then(({ en }) => en),
    de: () => import('../../texts/window/statistics.de.ts').then(({ de }) => de),
    ru: () => import('../../texts/window/statistics.ru.ts').then(({ ru }) => ru),
  },
  status: {
    en: () => import('../../texts/window/status.en.ts').then(({ en }) => en),
    de: () => import('../../texts/window/status.de.ts').then(({ de }) => de),
    ru: () => import('../../texts/window/status.ru.ts').then(({ ru }) => ru),
  },
};

/** Fetches one part of the words in one language. */
export function fetchWords(part: WindowPart, language: Language): Promise<Catalogue> {
  return catalogues[part][language]();
}
