import type { Text } from '../../words/text-catalogue.ts';
import type { Trouble } from '../use-setting.ts';

/** What `core/hooks` objects to, told apart by its English; whatever is new is shown as it came. */
const known = [
  [/program is missing/, 'settings.hook-wrong.program-missing'],
  [/depend on the call/, 'settings.hook-wrong.program-variable'],
  [/is not known/, 'settings.hook-wrong.unknown-variable'],
  [/argument of its own/, 'settings.hook-wrong.part'],
  [/reads what it is given as commands/, 'settings.hook-wrong.taker'],
  [/program or a command is expected/, 'settings.hook-wrong.command'],
  [/before commands are read/, 'settings.hook-wrong.expanded'],
  [/https:\/\/ address/, 'settings.hook-wrong.address'],
  [/into the body/, 'settings.hook-wrong.address-variable'],
  [/operator said no/, 'settings.hook-wrong.refused'],
] as const;

/** Each objection once, in words. */
export function hookProblems(trouble: Trouble, text: Text): readonly string[] {
  if (trouble.kind === 'unanswered') return [text('settings.save-unanswered')];
  const messages = trouble.kind === 'wrong' ? trouble.messages : [trouble.detail];
  return [...new Set(messages.map((message) => wordsOf(message, text)))];
}

function wordsOf(message: string, text: Text): string {
  const [, key] = known.find(([pattern]) => pattern.test(message)) ?? [];
  return key === undefined ? text('settings.save-failed', { detail: message }) : text(key);
}
