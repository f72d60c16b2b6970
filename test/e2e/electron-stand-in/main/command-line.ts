/** app.commandLine: Chromium's switches, kept; none reaches the headless browser. */
const switches = new Map<string, string>();

export const commandLine = {
  appendSwitch(name, value = '') {
    switches.set(name.toLowerCase(), value);
  },
  appendArgument() {},
  hasSwitch: (name) => switches.has(name.toLowerCase()),
  getSwitchValue: (name) => switches.get(name.toLowerCase()) ?? '',
  removeSwitch(name) {
    switches.delete(name.toLowerCase());
  },
} satisfies Electron.CommandLine;

/** `--name=value` and `--name` of the program's arguments are switches from the start. */
export function readSwitches(argv: readonly string[]): void {
  for (const word of argv) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/.exec(word) ?? [];
    if (name !== undefined) commandLine.appendSwitch(name, value);
  }
}
