import { asText, hookVariables, type HookValues, type HookVariable } from './hook-variables.ts';
import { isCodeArgument } from './code-arguments.ts';

const variable = /\{([A-Za-z]\w*)\}/g;
/** How programs, PowerShell's four dashes and Windows' slash included, tell an option from a value. */
const optionMark = /^[\s\p{Pd}/@]+/u;

/**
 * Fills one argument. What begins with a variable cannot become an option: the marks of one are taken off its front.
 * A value is never read again for variables, and stays in its argument: no shell ever sees it.
 */
export function filledArgument(template: string, values: HookValues): string {
  const filled = template.replace(variable, (all, name: string) =>
    isVariable(name) ? asText(values[name]) : all,
  );
  return startsWithVariable(template) ? filled.replace(optionMark, '') : filled;
}

/** What keeps a program and its arguments from being a hook, in words for whoever wrote them. */
export function argumentProblems(run: readonly string[]): readonly string[] {
  const [program = '', ...args] = run;
  return [
    ...(program.trim() === '' ? ['the program is missing'] : []),
    ...(variablesIn(program).length > 0 ? ['the program must not depend on the call'] : []),
    ...run
      .flatMap(variablesIn)
      .filter((name) => !isVariable(name))
      .map(unknownVariable),
    ...args.filter(dashedVariable).map((arg) => `${arg}: a value must not stand where it becomes an option`),
    ...args
      .filter((arg, at) => variablesIn(arg).length > 0 && isCodeArgument(program, args.slice(0, at), arg))
      .map(
        (arg) =>
          `${arg}: a value must not become part of a command; let a script read it from the environment`,
      ),
  ];
}

function unknownVariable(name: string): string {
  return `{${name}} is not known; there are ${hookVariables.map((known) => `{${known}}`).join(' ')}`;
}

function variablesIn(template: string): readonly string[] {
  return [...template.matchAll(variable)].map(([match]) => match.slice(1, -1));
}

function startsWithVariable(template: string): boolean {
  return template.search(variable) === 0;
}

/** `-{number}`: whoever calls would choose the option. */
function dashedVariable(template: string): boolean {
  return startsWithVariable(template.replace(optionMark, '')) && optionMark.test(template);
}

function isVariable(name: string): name is HookVariable {
  return (hookVariables as readonly string[]).includes(name);
}
