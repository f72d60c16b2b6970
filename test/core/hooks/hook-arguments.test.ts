import { describe, expect, test } from 'vitest';
import { argumentProblems, filledArgument } from '../../../src/core/hooks/hook-arguments.ts';
import { valuesOf } from '../../../src/core/hooks/hook-variables.ts';
import { callOf } from '../calls.ts';

function filled(template: string, name: string): string {
  return filledArgument(template, valuesOf(callOf({ name }), null));
}

describe('a filled argument', () => {
  test.each([
    ['{name}', 'Anna', 'Anna'],
    ['{name} ({number})', 'Anna', 'Anna (+79161234567)'],
    ['--title={name}', 'Anna', '--title=Anna'],
    ['{"text":"{name}"}', 'Anna', '{"text":"Anna"}'],
    ['{nobody} {constructor}', 'Anna', '{nobody} {constructor}'],
    ['{company}{durationS}', 'Anna', ''],
    ['{name}', '{number}', '{number}'],
    ['{name}', '$& $1 $$', '$& $1 $$'],
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
  ])('keeps the hostile name %j one harmless line: %j', (name, expected) => {
    expect(filled('{name}', name)).toBe(expected);
  });

  test('is no option either when its first variable is empty', () => {
    expect(filledArgument('{company}{name}', valuesOf(callOf({ name: '--x' }), null))).toBe('x');
    expect(filledArgument('{company}-{name}', valuesOf(callOf({ name: 'x' }), null))).toBe('x');
  });

  test('leaves the marks of an option inside, where the author put them', () => {
    expect(filled('--name={name}', '--x')).toBe('--name=--x');
  });
});

describe('a program and its arguments', () => {
  test.each([
    [['notify', '{number}', '{name}', 'x{callId}', '--line={line}']],
    [['C:\\Program Files\\Tool\\tool.exe', '{cardUrl}']],
    [['/bin/sh', '/opt/tell.sh', '{number}']],
    [['/bin/sh', '-c', 'tell "$1"', 'sh', '{number}']],
    [['pwsh.exe', '-NoProfile', '-File', 'tell.ps1', '{number}']],
    [['cmd', '/c', 'echo', 'somebody calls']],
    [['grep', '-e', '{number}']],
  ])('%j are fine', (run) => {
    expect(argumentProblems(run)).toEqual([]);
  });

  test.each([
    [['tell', '{nummer}'], /^\{nummer\} is not known; there are \{number\} \{name\} .*\{cardUrl\}$/],
    [['tell', '{constructor}'], /^\{constructor\} is not known/],
    [[' '], /^the program is missing$/],
    [['/opt/{name}'], /^the program must not depend on the call$/],
    [['tell', '-{number}'], /option$/],
    [['tell', '--{name}=1'], /option$/],
    [['tell', '/{name}'], /option$/],
    [['tell', '@{name}'], /option$/],
    [['sh', '-c', 'tell {number}'], /part of a command/],
    [['/usr/bin/BASH', '-lc', 'tell {number}'], /part of a command/],
    [['python3.12', '-c', 'print("{name}")'], /part of a command/],
    [['sh', '-o', 'pipefail', '-c', 'tell {number}'], /part of a command/],
    [['sh', '{name}'], /part of a command/],
    [['node', '--no-warnings', '{name}'], /part of a command/],
    [['node', '--eval', '{name}'], /part of a command/],
    [['node', '--eval={name}'], /part of a command/],
    [['C:\\Windows\\System32\\cmd.exe', '/c', 'echo', '{name}'], /part of a command/],
    [['powershell', '{name}'], /part of a command/],
    [['powershell.exe', '-Command', 'tell', '{name}'], /part of a command/],
  ])('%j are a problem', (run, problem) => {
    expect(argumentProblems(run)).toEqual([expect.stringMatching(problem)]);
  });

  test('may have several problems, and all are told', () => {
    expect(argumentProblems(['', '{a}', '-{b}'])).toHaveLength(4);
  });
});
