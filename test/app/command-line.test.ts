/** What the program understands of its command line, and what it says of the rest. */
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../src/app/command-line.ts';

const nothing = {
  kind: 'run',
  demo: false,
  hidden: false,
  headless: false,
  doctor: false,
  dataFolder: null,
  link: null,
};

describe('what may stand there', () => {
  test.each([
    [[], nothing],
    [['--headless', '--demo', '--headless'], { ...nothing, headless: true, demo: true }],
    [['--data-dir', 'a folder', '--hidden'], { ...nothing, dataFolder: 'a folder', hidden: true }],
    [['--data-dir=-odd', '--doctor'], { ...nothing, dataFolder: '-odd', doctor: true }],
    [['offhook://call/7'], { ...nothing, link: { view: 'history', callId: 7 } }],
    [
      ['--hidden', '--', 'offhook://settings'],
      { ...nothing, hidden: true, link: { view: 'settings', callId: null } },
    ],
    [['--version', '--demo'], { kind: 'version' }],
    [['--version', '--help'], { kind: 'help' }],
  ])('%j', (words, expected) => {
    expect(readCommandLine(words)).toEqual(expected);
  });
});

describe('what may not is told in plain words', () => {
  test.each([
    [['--hedless'], 'there is no option --hedless; did you mean --headless?'],
    [['--headles'], 'there is no option --headles; did you mean --headless?'],
    [['--Demo'], 'there is no option --Demo; did you mean --demo?'],
    [['--data_dir', 'x'], 'there is no option --data_dir; did you mean --data-dir?'],
    [['--dataDir=x'], 'there is no option --dataDir; did you mean --data-dir?'],
    [['--data', 'x'], 'there is no option --data; did you mean --data-dir?'],
    [['--docotr'], 'there is no option --docotr; did you mean --doctor?'],
    [['-v'], 'there is no option -v; did you mean --version?'],
    [['-demo'], 'there is no option -demo; did you mean --demo?'],
    [['--port', 'abc'], 'there is no option --port'],
    [['--port=53682'], 'there is no option --port'],
    [['--no-demo'], 'there is no option --no-demo'],
    [['doctor'], 'doctor is not an option; did you mean --doctor?'],
    [['—demo'], '—demo is not an option; did you mean --demo?'],
    [['stray'], 'stray is not an option'],
    [[''], 'an empty word is not an option'],
    [['-'], '- is not an option'],
    [['--data-dir'], '--data-dir needs a folder'],
    [['--data-dir='], '--data-dir needs a folder'],
    [['--data-dir', ''], '--data-dir needs a folder'],
    [['--data-dir', '--demo'], '--data-dir needs a folder'],
    [['--data-dir', 'a', '--data-dir=b'], '--data-dir is given twice'],
    [['--headless=yes'], '--headless takes no value'],
    [['--help', '--wrong'], 'there is no option --wrong'],
    [['--__proto__'], 'there is no option --__proto__'],
    [['--constructor'], 'there is no option --constructor'],
    [['\u001B[2J\u0007--demo\nx'], '[2J--demo x is not an option'],
    [[`--${'x'.repeat(500)}`], `there is no option --${'x'.repeat(57)}…`],
  ])('%j', (words, message) => {
    expect(readCommandLine(words)).toEqual({ kind: 'wrong', message });
  });
});
