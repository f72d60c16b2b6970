import { expect, test } from 'vitest';
import { readSettings } from '../../../src/core/settings/settings.ts';

test.each([
  { on: 'ringing', run: ['notify-send', '{name}', '{number}'] },
  { on: 'missed', post: 'https://hooks.example/in?a=b@c' },
  { on: 'ended', post: 'https://hooks.example:8443/' },
  { on: 'answered', post: 'http://localhost:8080/' },
  { on: 'answered', post: 'http://127.0.0.1:8080/x' },
  { on: 'answered', post: 'http://[::1]/x' },
])('%j is a hook', (hook) => {
  expect(readSettings({ hooks: [hook] })).toMatchObject({ settings: { hooks: [hook] }, problems: [] });
});

const shape = 'must hold "on" (ringing, answered, ended or missed) and either "run" or "post"';
const address = 'must be an https:// address without a user name, or http:// on this machine';
const body = 'the values go into the body, not into the address';

test.each([
  [{ on: 'answered' }, shape],
  [{ on: 'answered', run: ['tell'], post: 'https://hooks.example' }, shape],
  [{ on: 'sometimes', run: ['tell'] }, shape],
  [{ run: ['tell'] }, shape],
  [{ on: 'answered', run: 'tell' }, shape],
  ['tell', shape],
  [{ on: 'answered', run: ['tell', '{who}'] }, expect.stringContaining('{who} is not known')],
  [{ on: 'answered', run: ['sh', '-c', 'tell {name}'] }, expect.stringContaining('argument of its own')],
  [{ on: 'answered', post: 'hooks.example' }, 'must be an https:// address'],
  [{ on: 'answered', post: 'file:///etc/passwd' }, expect.any(String)],
  [{ on: 'answered', post: 'http://hooks.example' }, address],
  [{ on: 'answered', post: 'http://127.0.0.1.example/' }, address],
  [{ on: 'answered', post: 'http://localhost.example/' }, address],
  [{ on: 'answered', post: 'http://127.0.0.1@hooks.example/' }, address],
  [{ on: 'answered', post: 'http:\\\\hooks.example\\@127.0.0.1/' }, address],
  [{ on: 'answered', post: 'https://user:word@hooks.example/' }, address],
  [{ on: 'answered', post: 'https://hooks.example/{number}' }, body],
  [{ on: 'answered', post: 'https://hooks.example/?n={number}' }, body],
])('%j is none, and it is said why', (hook, message) => {
  const { settings, problems } = readSettings({ hooks: [hook] });
  expect(settings.hooks).toEqual([]);
  expect(problems[0]?.key).toBe('hooks');
  expect(problems[0]?.message.replace('hook 1 is switched off: ', '')).toEqual(message);
});

test('a hook that is refused is switched off by itself, and its place is told', () => {
  const good = [
    { on: 'missed', run: ['tell'] },
    { on: 'ended', post: 'https://hooks.example/' },
  ];
  const bad = { on: 'answered', run: ['/usr/bin/env', 'bash', '-c', 'echo {number}'] };
  const { settings, problems } = readSettings({
    hooks: [good[0], bad, good[1], { ...bad, run: ['env', 'bash', '{number}'] }],
    history: { retentionDays: 30 },
  });
  expect(settings).toMatchObject({ hooks: good, history: { retentionDays: 30 } });
  expect(problems.map(({ key, message }) => `${key}: ${message.slice(0, 46)}`)).toEqual([
    'hooks: hook 2 is switched off: echo {number}: a value',
    'hooks: hook 4 is switched off: bash: reads what it is',
  ]);
});

test.each([[{}], ['run'], [{ length: 1 }]])('%j is no list of hooks', (hooks) => {
  expect(readSettings({ hooks, history: { retentionDays: 30 } })).toMatchObject({
    settings: { hooks: [], history: { retentionDays: 30 } },
    problems: [{ key: 'hooks' }],
  });
});
