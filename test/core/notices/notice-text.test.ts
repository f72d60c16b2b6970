import { spanOf } from '../../../src/core/timing/desk-clock.ts';
import { describe, expect, test } from 'vitest';
import { createTranslate } from '../../../src/texts/app/app-texts.ts';
import { appNoticeOf, noticeOf, type AppNotice, summaryOf } from '../../../src/core/notices/notice-text.ts';
import { plainText } from '../../../src/core/text/plain-text.ts';
import { callOf, missed } from '../call/calls.ts';

const english = createTranslate('en');
const textOf = (changes: Parameters<typeof callOf>[0]): string => {
  const { title, body } = noticeOf(callOf(changes), english, true);
  return `${title} | ${body.replaceAll('\n', ' / ')}`;
};

describe('a notice names who is on the line first', () => {
  test.each([
    [{}, '+79161234567 | Incoming call connected'],
    [{ line: 'Support' }, '+79161234567 | Incoming call connected · Support'],
    [{ companyNumber: '+4930111222' }, '+79161234567 | Incoming call connected · +4930111222'],
    [{ number: null, direction: 'unknown', line: null }, 'Unknown number | Call connected'],
    [{ direction: 'outgoing', line: null }, '+79161234567 | Outgoing call connected'],
    [{ direction: 'callback', line: null }, '+79161234567 | Call connected'],
    [{ outcome: 'ringing', line: null }, '+79161234567 | Incoming call'],
    [{ outcome: 'ringing', direction: 'outgoing', line: null }, '+79161234567 | Outgoing call'],
    [{ outcome: 'ringing', direction: 'announcement', line: null }, '+79161234567 | Call'],
    [{ ...missed, line: null }, '+79161234567 | Missed call'],
    [{ ...missed, line: 'REST_APP:' }, '+79161234567 | Missed call'],
    [{ ...missed, line: 'reg150908' }, '+79161234567 | Missed call'],
    [{ ...missed, line: 'reg150908', companyNumber: '12' }, '+79161234567 | Missed call'],
    [
      { name: 'Анна', company: 'ООО Ромашка', line: null },
      'Анна | Incoming call connected / +79161234567 / ООО Ромашка',
    ],
    [{ name: 'Anna', number: null, line: null }, 'Anna | Incoming call connected'],
  ] as const)('%j', (changes, text) => {
    expect(textOf(changes)).toBe(text);
  });

  test('and is known by its call, so that a later one can replace it', () => {
    const [first, second] = [
      noticeOf(callOf(), english, true),
      noticeOf(callOf({ name: 'Anna' }), english, false),
    ];
    expect(first.key).toBe(second.key);
    expect([first.sound, second.sound]).toEqual([true, false]);
  });
});

describe('late calls are summed up', () => {
  test.each([
    [1, 0, '1 call'],
    [3, 0, '3 calls'],
    [3, 1, '3 calls, 1 of them missed'],
  ])('%i, %i of them missed', (all, lost, body) => {
    const calls = Array.from({ length: all }, (_, index) => callOf(index < lost ? missed : {}));
    expect(summaryOf(calls, english, true)).toMatchObject({ title: 'While Offhook could not hear', body });
  });
});

describe('hostile text', () => {
  test.each([
    ['two\nlines\tand\u0000more', 'two lines andmore'],
    ['right\u202eto\u2066left\u200b', 'righttoleft'],
    ['\u001b[31mred', '[31mred'],
    ['  spaced   out ', 'spaced out'],
    ['lone \ud800 surrogate', 'lone surrogate'],
    ['Ёлка 👋', 'Ёлка 👋'],
  ])('%j becomes one plain line', (hostile, plain) => {
    expect(plainText(hostile)).toBe(plain);
  });

  test('is cut between characters, never inside one', () => {
    expect(plainText('👋'.repeat(200), 10)).toBe(`${'👋'.repeat(9)}…`);
    expect(plainText('👋'.repeat(10), 10)).toBe('👋'.repeat(10));
  });
});

test('what is told of the history names its place, and takes the place of what was told of it before', () => {
  const folder = '/home/olga/offhook';
  const told = ['history-unusable', 'history-begun-anew', 'history-usable'] as const;
  const notices = told.map((about) => appNoticeOf({ about, folder, file: '' }, english, true));
  expect(notices.map(({ body }) => body.includes(folder))).toEqual([true, true, true]);
  expect([new Set(notices.map(({ key }) => key)).size, notices[0]?.sound]).toEqual([1, false]);
});

test('what is told of the clock says by how much it is wrong, without a sound, and takes the place of what was told before', () => {
  const span = spanOf(-5.5 * 3_600_000);
  const notices = [
    appNoticeOf({ about: 'clock-behind', span }, english, true),
    appNoticeOf({ about: 'clock-right' }, english, true),
    appNoticeOf({ about: 'clock-refuses' }, english, true),
  ];
  expect(notices[0]?.body).toContain('5 h 30 min behind Bitrix24');
  expect(notices.map(({ key, sound }) => [key, sound])).toEqual(
    Array.from({ length: 3 }, () => ['clock', false]),
  );
});

describe('what Offhook says of itself fits into a notice', () => {
  // As long as they are in real life: a name of localtunnel, a home folder, a damaged history.
  const address = `https://thirty-two-dancing-elephants.localtunnel.me/b24/${'a'.repeat(32)}`;
  const folder = String.raw`C:\\Users\\Aleksandra.Konstantinopolskaya\\AppData\\Local\\offhook\\Data`;
  const span = { unit: 'hours-minutes', days: 0, hours: 11, minutes: 59 } as const;
  const all: readonly AppNotice[] = [
    ...(['deaf', 'hearing-again', 'comes-and-goes', 'address-changed', 'address-back'] as const).map(
      (about) => ({ about, address }),
    ),
    ...(['begun-anew', 'replaced', 'set-aside', 'unusable', 'usable'] as const).map(
      (kind) =>
        ({ about: `history-${kind}`, folder, file: 'history.damaged-2026-11-30T092105.123Z.db' }) as const,
    ),
    ...(['clock-ahead', 'clock-behind'] as const).map((about) => ({ about, span })),
    { about: 'clock-right' },
    { about: 'clock-refuses' },
    { about: 'trouble' },
    { about: 'weak-secrets' },
    { about: 'lost-secrets' },
    { about: 'trial' },
    { about: 'update', version: '10.20.30' },
  ];

  test.each(['en', 'de', 'ru'] as const)(
    'in %s: no line is longer than one that is shown whole',
    (language) => {
      for (const what of all) {
        const { title, body } = appNoticeOf(what, createTranslate(language), true);
        expect([what.about, title.length < 60, body.split('\n').every((line) => line.length <= 200)]).toEqual(
          [what.about, true, true],
        );
        // An address is copied: it stands alone.
        if (what.about.startsWith('address-')) expect(body.split('\n')).toContain(address);
      }
    },
  );
});

test('what we say ourselves is divided where a sentence or a word ends, and nothing of it is lost', () => {
  const folder = ['a b', 'x'.repeat(150), 'y z. w', 'v'.repeat(450)].join(' ');
  const { body } = appNoticeOf({ about: 'history-begun-anew', folder, file: '' }, english, true);
  const lines = body.split('\n');
  expect(lines.every((line) => line.length > 0 && line.length <= 200)).toBe(true);
  expect(lines.join('').replaceAll(' ', '')).toContain(folder.replaceAll(' ', ''));
  expect(
    appNoticeOf({ about: 'history-begun-anew', folder: '', file: '' }, english, true).body,
  ).not.toContain('\n');
});
