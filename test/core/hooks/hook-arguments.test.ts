import { describe, expect, test } from 'vitest';
import { argumentProblems, filledArgument } from '../../../src/core/hooks/hook-arguments.ts';
import { valuesOf } from '../../../src/core/hooks/hook-variables.ts';
import { callOf } from '../call/calls.ts';

function filled(template: string, name: string): string {
  return filledArgument(template, valuesOf(callOf({ name }), null));
}

describe('a filled argument', () => {
  test.each([
    ['{name}', 'Anna', 'Anna'],
    ['{company}', 'Anna', ''],
    ['{name}', '{number}', '{number}'],
    ['{name}', '$& $1 $$', '$& $1 $$'],
    ['--verbose', 'Anna', '--verbose'],
    ['{"a":1}', 'Anna', '{"a":1}'],
    ['{nobody}', 'Anna', '{nobody}'],
    ['{constructor}', 'Anna', '{constructor}'],
    ['{name} ({number})', 'Anna', '{name} ({number})'],
  ])('of %j for %j is %j', (template, name, expected) => {
    expect(filled(template, name)).toBe(expected);
  });

  test.each([
    ['; rm -rf ~', '; rm -rf ~'],
    ['$(x) `x`', '$(x) `x`'],
    ['two\r\nlines\0\u2028and\tmore', 'two lines and more'],
    ['--help', 'help'],
    ['- -x', 'x'],
    ['\u2013Command \u2014x', 'Command \u2014x'],
    ['/?', '?'],
    ['@/etc/passwd', 'etc/passwd'],
    ['\u200B-x', 'x'],
    ['---', ''],
    ['+4930', '+4930'],
    ['+!touch x', '!touch x'],
    ['-+/ +x', 'x'],
  ])('keeps the hostile name %j one harmless line: %j', (name, expected) => {
    expect(filled('{name}', name)).toBe(expected);
  });
});

describe('a program and its arguments', () => {
  test.each([
    [['notify', '{number}', '{name}', '--line', '{line}']],
    [['C:\\Program Files\\Tool\\tool.exe', '{cardUrl}']],
    [['/opt/tell.sh', '{number}']],
    [['python3', '/opt/tell.py', '{number}']],
    [['/usr/bin/env', 'node', 'C:\\tell.js', '{number}']],
    [['env', 'A=B', 'tell', '{number}']],
    [['nice', '-n', '5', '/opt/tell', '{number}', '{name}']],
    [['timeout', '--kill-after=1', '5s', 'tell', '{number}']],
    [['nohup', 'setsid', '--', 'tell', '{number}']],
    [['tell', 'start', '{number}']],
    [['git-push', 'push', '{number}']],
    [['notify-send', 'Somebody calls, at last', '{number}']],
    [['bash', '-c', 'tell "$OFFHOOK_NUMBER" "${OFFHOOK_NAME}"']],
    [['cmd', '/c', 'echo', 'somebody calls']],
    [['tell.cmd']],
  ])('%j are fine', (run) => {
    expect(argumentProblems(run)).toEqual([]);
  });

  test.each([
    [['tell', '{nummer}'], /^\{nummer\} is not known; there are \{number\} \{name\} .*\{cardUrl\}$/],
    [['tell', '{constructor}'], /^\{constructor\} is not known/],
    [[' '], /^the program is missing$/],
    [['/opt/{name}'], /^the program must not depend on the call$/],
    [['{number}'], /^the program must not depend on the call$/],
  ])('%j are a problem', (run, problem) => {
    expect(argumentProblems(run)).toEqual([expect.stringMatching(problem)]);
  });

  test.each([
    'x{callId}',
    '{name} ({number})',
    '{company}{name}',
    '-{number}',
    '--{name}=1',
    '/{name}',
    '@{name}',
    '--title={name}',
    'A={name}',
    '{"text":"{name}"}',
    "echo '{number}'",
    'tel:{number}',
    '{number} ',
    '{number}\n',
  ])('%j: a value is an argument of its own, whatever the program', (argument) => {
    expect(argumentProblems(['/opt/tell', argument])).toEqual([
      expect.stringMatching(/: a value must be an argument of its own, .*OFFHOOK_NUMBER/s),
    ]);
  });

  const wrappers = [
    ['/usr/bin/env'],
    ['nice', '-n', '5'],
    ['ionice', '-c3'],
    ['timeout', '5'],
    ['nohup'],
    ['setsid', '-w'],
    ['stdbuf', '-oL'],
    ['/opt/nobody/has/thought-of-this', '--now'],
    [],
  ];
  const takers = [
    ['bash', '-c', 'echo "$1"', 'bash'],
    ['/bin/sh', '/opt/tell.sh'],
    ['/usr/bin/BASH', '-lc'],
    ['sh', '-o', 'pipefail', '-c'],
    ['dash'],
    ['zsh'],
    ['ksh93'],
    ['fish', '-c'],
    ['tcsh', '-c'],
    ['busybox', 'ash', '-c'],
    ['C:\\Windows\\System32\\cmd.exe', '/c', 'echo'],
    ['CMD', '/d', '/s', '/c'],
    ['powershell', '-File', 'tell.ps1'],
    ['pwsh.exe', '-NoProfile', '-Command'],
    ['wscript', 'tell.vbs'],
    ['cscript.exe', '//nologo'],
    ['mshta'],
    ['rundll32.exe', 'url.dll,FileProtocolHandler'],
    ['wsl', 'echo'],
    ['python3.12', '-c', 'print(1)'],
    ['python', '-m', 'timeit'],
    ['python3'],
    ['perl', '-e', 'print @ARGV'],
    ['node', '--eval'],
    ['node', '--no-warnings'],
    ['ruby', '-e'],
    ['php8.2', '-r'],
    ['deno', 'run', 'tell.ts'],
    ['osascript', '-e'],
    ['ssh', 'desk', 'tell'],
    ['sudo', '/opt/tell'],
    ['su', 'anna', '-c'],
    ['awk', 'BEGIN { print ARGV[1] }'],
    ['sed', '-n'],
    ['find', '/var', '-name'],
    ['find', '/var', '-exec'],
    ['xargs'],
    ['parallel', 'echo'],
    ['watch', 'echo'],
    ['eval'],
    ['flock', '/run/lock', '-c'],
    ['script', '-c'],
    ['git', 'log'],
    ['vim'],
    ['C:\\tools\\tell.bat'],
    ['tell.CMD. '],
    ['-S', 'FOO=1 bash -c'],
    ['--shell=/bin/zsh'],
  ];
  test.each(takers)('nothing of a call goes to %s %s, behind whatever wrapper', (...taker) => {
    for (const wrapper of wrappers)
      expect(argumentProblems([...wrapper, ...taker, '{number}']), wrapper.join(' ')).toEqual([
        expect.stringMatching(/reads what it is given as commands, .*OFFHOOK_NUMBER/),
      ]);
  });

  test('a shell counts behind the value, too', () => {
    expect(argumentProblems(['tell', '{number}', 'bash', '-c'])).toEqual([
      expect.stringContaining('bash: reads what it is given as commands'),
    ]);
    expect(argumentProblems(['tell', '{number}', 'python'])).toHaveLength(1);
  });

  test.each([
    [['start', '{name}']],
    [['/usr/bin/less', '{name}']],
    [['/opt/own', '/usr/bin/make', '{name}']],
  ])('%j: what is only a word elsewhere is a program here', (run) => {
    expect(argumentProblems(run)).toEqual([expect.stringContaining('reads what it is given as commands')]);
  });

  test.each([
    [['env', '{name}']],
    [['/usr/bin/env', '-u', 'HOME', '{name}']],
    [['env', 'A=B', '{name}', 'tell']],
    [['nice', '{name}']],
    [['nice', '-n', '5', '{name}']],
    [['timeout', '5s', '{name}']],
    [['tell', 'env', '{name}']],
    [['nohup', 'setsid', '{name}']],
    [['nohup', '', '{name}']],
    [['setsid', '-w', '{name}']],
    [['env', '-S', 'tell now', '{name}']],
    [['own-launcher', '-c', '{name}']],
    [['own-launcher', '-lc', '{name}']],
    [['own-launcher', '-e', '{name}']],
    [['own-launcher', '/c', '{name}']],
    [['own-launcher', '--exec', '{name}']],
    [['own-launcher', '-exec', '{name}']],
  ])('%j: a value is no program and no command', (run) => {
    expect(argumentProblems(run)).toEqual([
      expect.stringMatching(
        /^\{name\}: a value must not stand where a program or a command is expected; .*OFFHOOK_/,
      ),
    ]);
  });

  test.each([
    [['cmd', '/c', 'echo %OFFHOOK_NUMBER%']],
    [['own-launcher', 'echo %offhook_name:~0,5%']],
    [['env', '-S', 'bash -c "echo ${OFFHOOK_NAME}"']],
    [['env', '-vS', 'bash -c "echo ${OFFHOOK_NAME}"']],
    [['env', '--split-string=bash -c "echo ${OFFHOOK_NAME}"']],
  ])('%j: the environment is no way into a command line either', (run) => {
    expect(argumentProblems(run)).toEqual([expect.stringMatching(/is filled in before commands are read/)]);
  });

  test('may have several problems, and all are told', () => {
    expect(argumentProblems(['', '{a}', '-{b}'])).toHaveLength(4);
  });
});
