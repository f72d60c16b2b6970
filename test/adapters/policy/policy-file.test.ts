import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPolicyFile, type OpenedPolicy } from '../../../src/adapters/policy/policy-file.ts';
import { needs } from '../../needs.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-policy-'));
  file = join(folder, 'policy.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string, mode = 0o644): void {
  writeFileSync(file, text);
  chmodSync(file, mode);
}

const read = (named = file): OpenedPolicy => readPolicyFile({ OFFHOOK_POLICY: named });

/** @param reason as whoever has to mend it reads it. */
function refused(reason: string, named = file): OpenedPolicy {
  return { kind: 'refused', message: `the policy ${named} cannot be used: ${reason}` };
}

describe.skipIf(process.platform === 'win32')('the policy file', () => {
  test.each([0o644, 0o600, 0o444])('that only its owner may write (mode %i) is read', (mode) => {
    write('{ "hooks": [], "secrets": { "clientSecret": "s" } }', mode);
    expect(read()).toEqual({
      kind: 'open',
      file,
      policy: { settings: { hooks: [] }, locked: ['hooks'], clientSecret: 's' },
    });
  });

  test.each([
    [0o664, 'its group may write it, and not only its owner'],
    [0o646, 'everybody may write it'],
    [0o666, 'everybody may write it'],
  ])('of mode %i is refused', (mode, reason) => {
    write('{}', mode);
    expect(read()).toEqual(refused(reason));
  });

  test.each([0o777, 0o1777])('in a folder of mode %i is refused', (mode) => {
    write('{}');
    chmodSync(folder, mode);
    expect(read()).toEqual(refused(`everybody may write in the folder ${folder}`));
  });

  test('below a folder that everybody may write is refused', () => {
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    writeFileSync(join(inner, 'policy.json'), '{}');
    chmodSync(folder, 0o777);
    const named = join(inner, 'policy.json');
    expect(read(named)).toEqual(refused(`everybody may write in the folder ${folder}`, named));
  });

  test('may be a link to a safe place, and not to another, however long the way', () => {
    const [safe, open] = [join(folder, 'safe'), join(folder, 'open')];
    for (const place of [safe, open]) {
      mkdirSync(place);
      writeFileSync(join(place, 'p.json'), '{}');
    }
    chmodSync(open, 0o777);
    symlinkSync(join(safe, 'p.json'), file);
    expect(read()).toMatchObject({ kind: 'open' });

    rmSync(file);
    symlinkSync(join(safe, 'p.json'), join(open, 'link.json'));
    symlinkSync(join('open', 'link.json'), file);
    expect(read()).toEqual(refused(`everybody may write in the folder ${open}`));

    const inner = join(open, 'inner');
    mkdirSync(inner);
    writeFileSync(join(inner, 'p.json'), '{}');
    symlinkSync(inner, join(folder, 'elsewhere'));
    const named = join(folder, 'elsewhere', 'p.json');
    expect(read(named)).toEqual(refused(`everybody may write in the folder ${open}`, named));
  });

  test('that is a link to itself, or to nothing, is refused', () => {
    symlinkSync(file, file);
    expect(read()).toEqual(refused('too many links'));
    rmSync(file);
    symlinkSync(join(folder, 'nothing'), file);
    expect(read()).toMatchObject({ kind: 'refused', message: expect.stringContaining('ENOENT') });
  });

  test('that OFFHOOK_POLICY names must be there, and be named as a whole path', () => {
    expect(read()).toMatchObject({ kind: 'refused', message: expect.stringContaining('ENOENT') });
    expect(read('policy.json')).toEqual(refused('OFFHOOK_POLICY must be a whole path', 'policy.json'));
  });

  test('must be a file: a folder is refused at once', () => {
    mkdirSync(file);
    expect(read()).toEqual(refused('it is no file'));
  });

  test('must be a file: a pipe is refused at once', needs('mkfifo'), () => {
    execFileSync('mkfifo', ['-m', '600', file]);
    expect(read()).toEqual(refused('it is no file'));
  });

  test('larger than 1 MB is refused', () => {
    write(`{}${' '.repeat(1024 * 1024 - 2)}`);
    expect(read()).toMatchObject({ kind: 'open' });
    write(`{}${' '.repeat(1024 * 1024 - 1)}`);
    expect(read()).toEqual(refused('it is larger than 1 MB'));
  });

  test.each([
    ['{\n "hooks": [],\n}', 'policy.json, line 3: not valid JSON (Expected double-quoted property name)'],
    ['[]', 'policy.json must hold one JSON object, { ... }, and holds a list'],
    [
      '{ "updats": 1, "history": { "keepNumbers": "no" } }',
      expect.stringMatching(/\n {2}updats: .*\n {2}history\.keepNumbers: /),
    ],
  ])('with %j in it is refused', (text, reason) => {
    write(text);
    const outcome = read();
    expect(outcome.kind === 'refused' && outcome.message.replace(/^.* cannot be used: /, '')).toEqual(reason);
  });
});

test('no policy in the usual place is no policy', () => {
  expect(readPolicyFile({ ProgramData: folder }, 'win32')).toEqual({ kind: 'none' });
});

test('on Windows the place decides', () => {
  const named = 'C:\\Users\\anna\\policy.json';
  expect(readPolicyFile({ OFFHOOK_POLICY: named }, 'win32')).toEqual({
    kind: 'refused',
    message: expect.stringContaining(`${named} cannot be used: on Windows it must lie in ProgramData`),
  });
});
