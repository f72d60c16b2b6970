import { parseArgs } from 'node:util';
import { readAppLink, type AppLink } from '../core/links/app-link.ts';
import { plainText } from '../core/text/plain-text.ts';
import { nearestOf } from './near-miss.ts';

/** The command line of README.md, "Command line", the same for both shells. */
export type CommandLine =
  | ({ readonly kind: 'run' } & RunChoices)
  | { readonly kind: 'version' | 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export interface RunChoices {
  readonly demo: boolean;
  readonly dataFolder: string | null;
  /** Start without opening the window. */
  readonly hidden: boolean;
  /** Without Electron, even where it is installed. */
  readonly headless: boolean;
  /** Check everything, say what was found, and stop. */
  readonly doctor: boolean;
  /** The `offhook://` link the program was started for. */
  readonly link: AppLink | null;
}

export const help = `Usage: npm start -- [options]

  --headless        run without Electron: notices and history, no tray
  --demo            connect to a made-up portal in which calls keep coming
  --data-dir DIR    keep settings.json, secrets.json, history.db and logs/ there
  --hidden          start without opening the window
  --doctor          check whether calls really arrive, say what is wrong, and stop; the exit
                    code is 0 when they do, 3 when that is not proven, 1 when they do not
  --version         print the version
  --help            print this
`;

/** @param words what follows the program's name. */
export function readCommandLine(words: readonly string[]): CommandLine {
  const { values, tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  const message = firstFault(words, tokens);
  if (message !== null) return { kind: 'wrong', message };
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const is = (name: FlagName): boolean => values[name] === true;
  const link = tokens.flatMap((token) =>
    token.kind === 'positional' ? (readAppLink(token.value) ?? []) : [],
  );
  return {
    kind: 'run',
    demo: is('demo'),
    hidden: is('hidden'),
    headless: is('headless'),
    doctor: is('doctor'),
    dataFolder: typeof values['data-dir'] === 'string' ? values['data-dir'] : null,
    link: link[0] ?? null,
  };
}

const options = {
  headless: { type: 'boolean' },
  demo: { type: 'boolean' },
  hidden: { type: 'boolean' },
  doctor: { type: 'boolean' },
  'data-dir': { type: 'string' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
type FlagName = Exclude<keyof typeof options, 'data-dir'>;

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** What has to be mended first: Node's own words for it are made for programmers, and end in the middle. */
function firstFault(words: readonly string[], tokens: readonly Token[]): string | null {
  let hasFolder = false;
  for (const token of tokens) {
    if (token.kind === 'positional' && readAppLink(token.value) === null) {
      return `${shown(token.value)} is not an option${suggestion(token.value)}`;
    }
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOption(name) || rawName !== `--${name}`) {
      // One dash, and Node reads every letter as an option.
      const typed = rawName.startsWith('--') ? rawName : (words[token.index] ?? rawName);
      return `there is no option ${shown(typed)}${suggestion(typed)}`;
    }
    if (name !== 'data-dir') {
      if (value !== undefined) return `--${name} takes no value`;
      continue;
    }
    if (value === undefined || value === '' || (!inlineValue && value.startsWith('-')))
      return '--data-dir needs a folder';
    if (hasFolder) return '--data-dir is given twice';
    hasFolder = true;
  }
  return null;
}

function isOption(name: string): name is keyof typeof options {
  return Object.hasOwn(options, name);
}

function suggestion(word: string): string {
  const near = nearestOf(word, Object.keys(options));
  return near === null ? '' : `; did you mean --${near}?`;
}

/** It may have come with a link from anywhere, or from a page that was copied. */
function shown(word: string): string {
  return plainText(word, 60) || 'an empty word';
}
