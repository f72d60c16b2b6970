/** Programs that read an argument as a program of its own: there, a value with a `;` in it would be run. */
const interpreter = /^(?:(?:ba|da|z|k|fi|a)?sh|busybox|python[\d.]*w?|node|bun|perl|ruby|php|osascript)$/;
/** `-c`, `-lc`, `-e`, `--eval=`, ... */
const codeOption = /^(?:-[A-Za-z]*[ceErp]|--(?:eval|print|command|run))(?:=|$)/;

/**
 * Whether `program` reads the argument that follows `before` as a command and not as a value. What is given to a script
 * file is a value; cmd.exe expands everything it is given, and PowerShell all that does not follow `-File`.
 */
export function isCodeArgument(program: string, before: readonly string[], argument: string): boolean {
  const name = nameOf(program);
  if (name === 'cmd') return true;
  if (name === 'powershell' || name === 'pwsh')
    return !before.some((arg) => /^[-/]f(?:i(?:le?)?)?$/i.test(arg));
  if (!interpreter.test(name)) return false;
  const isScript = before.every((arg) => arg.startsWith('-'));
  return isScript || [...before.slice(-1), argument].some((arg) => codeOption.test(arg));
}

/** `C:\Windows\System32\CMD.EXE` is `cmd`. */
function nameOf(program: string): string {
  return program
    .toLowerCase()
    .replace(/^.*[\\/]/s, '')
    .replace(/\.exe[. ]*$/, '');
}
