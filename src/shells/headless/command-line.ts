import { parseArgs } from 'node:util';

/** The command line of design.md, the same for both shells. */
export type CommandLine =
  | { readonly kind: 'run'; readonly demo: boolean; readonly dataFolder: string | null }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const help = `Usage: npm start -- [options]

  --headless        run without Electron: notices and history, no tray
  --demo            connect to a made-up portal in which calls keep coming
  --data-dir DIR    keep settings.json, secrets.json, history.db and logs/ there
  --hidden          start without opening the window
  --version         print the version
  --help            print this
`;

/** @param words what follows the program's name. */
export function readCommandLine(words: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false });
    if (values.help) return { kind: 'help' };
    if (values.version) return { kind: 'version' };
    const dataFolder = values['data-dir'] ?? null;
    if (dataFolder === '') return { kind: 'wrong', message: '--data-dir needs a folder' };
    return { kind: 'run', demo: values.demo, dataFolder };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

const options = {
  headless: { type: 'boolean', default: false },
  demo: { type: 'boolean', default: false },
  hidden: { type: 'boolean', default: false },
  'data-dir': { type: 'string' },
  version: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;
