/**
 * Which programs read an argument as more than a value: as a command, as code, or as the program to start. Whoever calls
 * chooses number and name, so nothing of a call may reach those. The lists need not be complete to be safe: a shell is
 * found wherever it stands, behind whatever wrapper.
 */

/** `bash`, `dash`, `zsh`, `ksh`, `rbash`, `tcsh`, `fish`, `pwsh`, `ssh`, `rsh`, `mosh`, `tclsh`, ...; not a few plain words. */
const shell = /^(?!(?:push|flush|flash|hash|cash|wash|rush|fresh|crash|trash)$)[a-z]{0,4}sh$/;
/** Found inside of longer arguments, too: `env -S "python3 -c"`. */
const unmistakable = wordsOf(`
  busybox toybox cmd powershell wscript cscript mshta osascript xonsh sudo doas su runuser
  python pythonw pypy perl ruby php nodejs awk gawk mawk nawk xargs`);
const takers = wordsOf(`
  nu nushell elvish command.com powershell_ise wsl rundll regsvr wmic forfiles schtasks runas psexec winrs wt
  py ipython node bun deno ts-node tsx irb lua luajit expect rscript julia groovy jshell jrunscript guile racket erl
  elixir iex scala tcl
  plink slogin sshpass pkexec sed gsed find fd fdfind parallel watch eval script flock crontab screen tmux
  systemd-run docker podman kubectl lxc entr socat ncat git gmake
  xterm konsole gnome-terminal x-terminal-emulator xfce4-terminal alacritty kitty
  vim nvim gvim emacs gdb psql mysql mariadb sqlite gnuplot octave dc`);
/** Programs by name, but words of other programs' arguments as well: meant only where a program stands. */
const wordLike = wordsOf('start exec at batch make command source ex ed vi view less more man r');
/** Start what their arguments name, and nothing else. */
const wrappers = wordsOf(`
  env nice ionice nohup timeout setsid stdbuf time chrt taskset strace ltrace unshare nsenter chroot chronic caffeinate
  prlimit setpriv numactl systemd-inhibit systemd-cat dbus-run-session dbus-launch xvfb-run firejail bwrap proot
  fakeroot faketime torsocks proxychains unbuffer rlwrap valgrind daemonize tini dumb-init gosu su-exec
  setuidgid chpst softlimit envdir cgexec conhost`);
/** Given a script, these hand it what follows as values. */
const scriptRunners = wordsOf('python pythonw py pypy node nodejs perl ruby php lua luajit rscript');

/** `-c`, `-lc`, `-e`, `/c`, `-exec`, `--eval`, `-Command`, ...: what follows is a command. */
const codeOption =
  /^(?:-[a-z]{0,2}[ce]|\/[ck]|[-/](?:ex|exec|execdir|ok|okdir|command|encodedcommand)|--(?:eval|exec|print|command|run|rcfile|init-command|split-string))$/;
const batchFile = /\.(?:bat|cmd)[. ]*$/i;

/** The first of these arguments that names a program which reads what it is given as commands; null when none does. */
export function commandTakerIn(run: readonly string[]): string | null {
  return run.find((element, at) => takesCommands(element, at, run)) ?? null;
}

/** Whether what follows `before` would be run: because an option says so, or because a wrapper has no program yet. */
export function isRunBy(before: readonly string[]): boolean {
  return (
    codeOption.test(String(before.at(-1))) ||
    before.some((element, at) => wrappers.has(nameOf(element)) && !namesProgram(before.slice(at + 1)))
  );
}

function takesCommands(element: string, at: number, run: readonly string[]): boolean {
  if (batchFile.test(element)) return true;
  const name = nameOf(element);
  if (scriptRunners.has(name) && isScript(run[at + 1] ?? '')) return false;
  const isProgram = at === 0 || /[\\/]/.test(element);
  return (
    isShell(name) ||
    unmistakable.has(name) ||
    takers.has(name) ||
    (isProgram && wordLike.has(name)) ||
    innerWords(element).some((word) => isShell(word) || unmistakable.has(word))
  );
}

function isShell(name: string): boolean {
  return shell.test(name);
}

/** A file, and no option or word like `run` that makes what follows something else. */
function isScript(argument: string): boolean {
  return /^[^-].*(?:\.\w+$|[\\/])/s.test(argument);
}

/** Whether these arguments of a wrapper name the program: no option, no value of one, no `A=B`, no time or number. */
function namesProgram(args: readonly string[]): boolean {
  return args.some((arg, at) => {
    const last = args[at - 1] ?? '';
    const isValue = last.startsWith('-') && last !== '--' && !last.includes('=');
    return !isValue && !/^-|^\w+=|^[\d.,:x-]+[a-z]?$/i.test(arg) && arg.trim() !== '';
  });
}

/** Of `env -S "FOO=1 bash -c"` all the words; of an argument that is one word none. */
function innerWords(element: string): readonly string[] {
  const words = element.split(/[\s'"`=;|&()<>]+/);
  return words.length > 1 ? words.map(nameOf) : [];
}

/** `C:\Windows\System32\CMD.EXE` is `cmd`, and `python3.12` is `python`. */
function nameOf(program: string): string {
  const name = program
    .toLowerCase()
    .replace(/^.*[\\/]/s, '')
    .replace(/\.exe[. ]*$/, '');
  return name.replace(/(?<=[a-z])-?\d[\d.]*$/, '');
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
