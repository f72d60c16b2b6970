import { asText, hookVariables, type HookValues, type HookVariable } from './hook-variables.ts';
import { commandTakerIn, isRunBy } from './command-takers.ts';

/** `${OFFHOOK_NUMBER}` is a shell's, from the environment. */
const variable = /(?<!\$(?=\{OFFHOOK_))\{([A-Za-z]\w*)\}/g;
/**
 * How programs, PowerShell's four dashes and Windows' slash included, tell an option from a value. A plus is one to
 * editors and pagers (`+!command`), and the beginning of a number to everybody else.
 */
const optionMark = /^(?:[\s\p{Pd}/@]|\+(?!\d))+/u;

/**
 * Fills one argument: one that is a variable and nothing else. It cannot become an option: the marks of one are taken
 * off its front. A value is never read again for variables, and stays in its argument: no shell ever sees it.
 */
export function filledArgument(template: string, values: HookValues): string {
  const name = template.slice(1, -1);
  return isWhole(template) && isVariable(name) ? asText(values[name]).replace(optionMark, '') : template;
}

/**
 * What keeps a program and its arguments from being a hook, in words for whoever wrote them. The rule: a variable is an
 * argument of its own, never a part of one that somebody might parse; and nothing in the list reads arguments as commands.
 */
export function argumentProblems(run: readonly string[]): readonly string[] {
  const [program = '', ...args] = run;
  return [
    ...(program.trim() === '' ? ['the program is missing'] : []),
    ...(variablesIn(program).length > 0 ? ['the program must not depend on the call'] : []),
    ...run
      .flatMap(variablesIn)
      .filter((name) => !isVariable(name))
      .map(unknownVariable),
    ...args.filter((arg) => variablesIn(arg).length > 0 && !isWhole(arg)).map(partOfArgument),
    ...commandProblems(run),
    ...expansionProblems(run),
  ];
}

function partOfArgument(argument: string): string {
  return `${argument}: a value must be an argument of its own, never a part of one; ${fromEnvironment}`;
}

/** Once for each hook: the first that is wrong shows what is. */
function commandProblems(run: readonly string[]): readonly string[] {
  const given = run.filter((arg, at) => at > 0 && isWhole(arg));
  if (given.length === 0) return [];
  const taker = commandTakerIn(run);
  if (taker !== null)
    return [`${taker}: reads what it is given as commands, where a value must not stand; ${fromEnvironment}`];
  const runs = run.find((arg, at) => at > 0 && isWhole(arg) && isRunBy(run.slice(0, at)));
  return runs === undefined
    ? []
    : [`${runs}: a value must not stand where a program or a command is expected; ${fromEnvironment}`];
}

/** cmd.exe and `env -S` put a variable in before they look for commands; a shell does so afterwards. */
function expansionProblems(run: readonly string[]): readonly string[] {
  const isSplit = run.some((arg) => /^(?:-\w*S|--split-string)/.test(arg));
  return run
    .filter((arg) => /%(?:~[^%]*)?OFFHOOK_\w+[^%]*%/i.test(arg) || (isSplit && /\$\{OFFHOOK_/.test(arg)))
    .map(
      (arg) =>
        `${arg}: is filled in before commands are read, where a value must not stand; ${fromEnvironment}`,
    );
}

const fromEnvironment = 'let a script read it from the environment, as OFFHOOK_NUMBER and so on';

function unknownVariable(name: string): string {
  return `{${name}} is not known; there are ${hookVariables.map((known) => `{${known}}`).join(' ')}`;
}

function variablesIn(template: string): readonly string[] {
  return [...template.matchAll(variable)].map(([match]) => match.slice(1, -1));
}

/** Nothing but one variable. */
function isWhole(template: string): boolean {
  return /^\{[A-Za-z]\w*\}$/.test(template);
}

function isVariable(name: string): name is HookVariable {
  return (hookVariables as readonly string[]).includes(name);
}
