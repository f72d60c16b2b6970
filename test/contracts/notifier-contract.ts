import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice, Notifier } from '../../src/core/ports/notifier.ts';

export interface NotifierUnderTest {
  readonly notifier: Notifier;
  /** What a person would have read, oldest first; not what was replaced by a later notice. */
  read(): Promise<readonly { readonly title: string; readonly body: string }[]>;
}

export function noticeWith(words: Partial<Notice> = {}): Notice {
  return { key: 'call-1', title: 'Anna', body: 'Incoming call', sound: true, ...words };
}

/** Text that is an option, a command, markup or an escape to somebody on the way. */
const hostile = [
  '-u critical',
  '--help',
  '--',
  '-',
  '<b>bold</b> & <img src="x"> &lt;i&gt; &#45;',
  '$(id) `id` ${HOME} $HOME',
  '"; touch /tmp/offhook-was-here; "',
  `it's "quoted" \\"twice\\" !! !$ ~ * ? [a] {b} #c;&&||`,
  'C:\\new\\table\\055 \\x41 \\\\server\\\\',
  '%s %n %b %x',
  'Ёлка 电话 😀 مرحبا',
];

/** What every Notifier must do. */
export function notifierContract(name: string, open: () => Promise<NotifierUnderTest>): void {
  describe(`${name} keeps the notifier contract`, () => {
    let tested: NotifierUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.notifier.close());

    test('a notice is shown with its title and the lines of its body', async () => {
      const { notifier, read } = tested;
      expect(await notifier.show(noticeWith({ body: 'Incoming call\nACME' }))).toEqual({ kind: 'shown' });
      expect(await read()).toEqual([{ title: 'Anna', body: 'Incoming call\nACME' }]);
    });

    test('a later notice with the same key replaces the earlier; other keys stand beside it', async () => {
      const { notifier, read } = tested;
      await notifier.show(noticeWith({ title: 'Unknown number' }));
      await notifier.show(noticeWith({ key: '["a","b c;$(id)"]', title: 'Other' }));
      await notifier.show(noticeWith({ title: 'Anna', sound: false }));
      const titles = (await read()).map(({ title }) => title);
      expect(titles.toSorted()).toEqual(['Anna', 'Other']);
    });

    test('hostile text is shown literally, as title and as body', async () => {
      const { notifier, read } = tested;
      for (const text of hostile) {
        expect(await notifier.show(noticeWith({ key: text, title: text, body: text }))).toEqual({
          kind: 'shown',
        });
      }
      expect(await read()).toEqual(hostile.map((text) => ({ title: text, body: text })));
    });

    test('once closed it shows nothing, and closing again is harmless', async () => {
      const { notifier, read } = tested;
      await notifier.close();
      await notifier.close();
      expect(await notifier.show(noticeWith())).toMatchObject({ kind: 'failed' });
      expect(await read()).toEqual([]);
    });
  });
}
