import { describe, expect, test } from 'vitest';
import { noticeWords } from '../../../src/adapters/notifier/notice-words.ts';
import { noticeWith } from '../../contracts/notifier-contract.ts';

const sender = { appName: 'Offhook' };
const hostile = noticeWith({ title: '-t x', body: '-m <b>&\\n\nnext', sound: false });

describe('macOS', () => {
  test('takes text as it is, replaces by group, and is not made to wait for a click', () => {
    expect(noticeWords('macos', hostile, sender)).toEqual({
      title: '\u2060-t x',
      message: '\u2060-m <b>&\\n\nnext',
      sound: false,
      group: expect.stringMatching(/^[0-9a-f]{16}$/),
      timeout: false,
    });
  });
});

describe('Windows', () => {
  test('takes text as it is, and replaces by id', () => {
    expect(noticeWords('windows', { ...hostile, sound: true }, sender)).toEqual({
      title: '\u2060-t x',
      message: '\u2060-m <b>&\\n\nnext',
      sound: true,
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  test('is told the app’s id only where one is registered, and its icon', () => {
    const registered = { ...sender, windowsAppId: 'com.offhook', icon: 'C:\\icon.png' };
    expect(noticeWords('windows', hostile, registered)).toMatchObject({
      appID: 'com.offhook',
      icon: 'C:\\icon.png',
    });
  });
});

test.each(['freedesktop', 'macos', 'windows'] as const)('on %s no text is ever empty', (style) => {
  const words = noticeWords(style, noticeWith({ title: '\u0000', body: '\n \n' }), sender);
  expect(words).toMatchObject({ title: 'Offhook', message: ' ' });
});

test('the same key gives the same hint, another key another', () => {
  const hint = (key: string) => noticeWords('freedesktop', noticeWith({ key }), sender)['hint'];
  expect(hint('a')).toBe(hint('a'));
  expect(hint('a')).not.toBe(hint('b'));
});
