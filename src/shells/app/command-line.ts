import { parseArgs } from 'node:util';
import { readAppLink, type AppLink } from '../../core/links/app-link.ts';

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
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options,
      strict: true,
      allowPositionals: true,
    });
    if (values.help) return { kind: 'help' };
    if (values.version) return { kind: 'version' };
    const dataFolder = values['data-dir'] ?? null;
    if (dataFolder === '') return { kind: 'wrong', message: '--data-dir needs a folder' };
    const stray = positionals.find((word) => readAppLink(word) === null);
    if (stray !== undefined) return { kind: 'wrong', message: `Unexpected argument '${stray}'` };
    const [link = null] = positionals.map(readAppLink);
    const { demo, hidden, headless, doctor } = values;
    return { kind: 'run', demo, hidden, headless, doctor, dataFolder, link };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

const options = {
  headless: { type: 'boolean', default: false },
  demo: { type: 'boolean', default: false },
  hidden: { type: 'boolean', default: false },
  doctor: { type: 'boolean', default: false },
  'data-dir': { type: 'string' },
  version: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;
