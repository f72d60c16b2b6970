/** Dialogs answer what the test has scripted, in order; unscripted ones are cancelled, as by Escape. */
import { record } from './records.ts';

export type DialogAnswer =
  | { readonly kind: 'save'; readonly filePath: string }
  | { readonly kind: 'open'; readonly filePaths: string[] }
  | { readonly kind: 'message'; readonly response: number; readonly checkboxChecked?: boolean };

const scripted: DialogAnswer[] = [];

export function scriptDialog(answer: DialogAnswer): void {
  scripted.push(answer);
}

function answerTo<Kind extends DialogAnswer['kind']>(
  kind: Kind,
): Extract<DialogAnswer, { kind: Kind }> | undefined {
  const index = scripted.findIndex((answer) => answer.kind === kind);
  return index === -1 ? undefined : (scripted.splice(index, 1)[0] as Extract<DialogAnswer, { kind: Kind }>);
}

/** Every dialog takes an optional window before its options. */
function optionsOf(args: readonly unknown[]): Record<string, unknown> {
  return { ...(args.at(-1) as object) };
}

/** Options as data: what cannot be cloned, such as an icon, is left out. */
function ask(kind: string, args: readonly unknown[]): void {
  const { icon: _, ...options } = optionsOf(args);
  record(`dialog.${kind}`, { ...options, modal: args.length > 1 });
}

function save(args: readonly unknown[]): Electron.SaveDialogReturnValue {
  ask('showSaveDialog', args);
  const answer = answerTo('save');
  return { canceled: answer === undefined, filePath: answer?.filePath ?? '' };
}

function open(args: readonly unknown[]): Electron.OpenDialogReturnValue {
  ask('showOpenDialog', args);
  const answer = answerTo('open');
  return { canceled: answer === undefined, filePaths: answer?.filePaths ?? [] };
}

function message(args: readonly unknown[]): Electron.MessageBoxReturnValue {
  ask('showMessageBox', args);
  const answer = answerTo('message');
  const { cancelId }: Pick<Electron.MessageBoxOptions, 'cancelId'> = optionsOf(args);
  return { response: answer?.response ?? cancelId ?? 0, checkboxChecked: answer?.checkboxChecked ?? false };
}

export const dialog = {
  showSaveDialog: async (...args: unknown[]) => save(args),
  showOpenDialog: async (...args: unknown[]) => open(args),
  showMessageBox: async (...args: unknown[]) => message(args),
  showSaveDialogSync: (...args: unknown[]) => save(args).filePath,
  showMessageBoxSync: (...args: unknown[]) => message(args).response,
  showErrorBox: (title, content) => record('dialog.showErrorBox', { title, content }),
} satisfies Partial<Electron.Dialog>;
