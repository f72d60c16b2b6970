import { describe, expect, test } from 'vitest';
import type { Timers } from '../../src/core/ports/timers.ts';

export interface TimersUnderTest {
  readonly timers: Timers;
  /** Lets at least this many milliseconds pass. */
  pass(ms: number): Promise<void>;
  /** Milliseconds, of the clock the timers go by. */
  now(): number;
}

/** What every Timers must do. */
export function timersContract(name: string, open: () => TimersUnderTest): void {
  describe(`${name} keeps the timers contract`, () => {
    test('a task runs once, no earlier than asked, in the order tasks fall due', async () => {
      const { timers, pass, now } = open();
      const [ran, startMs] = [[] as string[], now()];
      let longRanMs = 0;
      timers.after(20, () => {
        ran.push('long');
        longRanMs = now();
      });
      timers.after(5, () => ran.push('short'));
      await pass(20);
      await expect.poll(() => ran).toEqual(['short', 'long']);
      await pass(30);
      expect([ran.length, longRanMs - startMs >= 20]).toEqual([2, true]);
    });

    test('nothing runs before its starter has finished, not even without a delay', async () => {
      const { timers, pass } = open();
      const ran: string[] = [];
      for (const delayMs of [0, -5]) timers.after(delayMs, () => ran.push('ran'));
      expect(ran).toEqual([]);
      await pass(1);
      await expect.poll(() => ran).toHaveLength(2);
    });

    test('a task that was called off does not run, and calling off one that ran is harmless', async () => {
      const { timers, pass } = open();
      const ran: string[] = [];
      const callOff = timers.after(5, () => ran.push('called off'));
      const late = timers.after(10, () => ran.push('ran'));
      callOff();
      callOff();
      await pass(10);
      await expect.poll(() => ran).toEqual(['ran']);
      late();
      expect(ran).toEqual(['ran']);
    });

    test('a task may start the next', async () => {
      const { timers, pass } = open();
      let rounds = 0;
      const again = (): void => {
        rounds += 1;
        if (rounds < 3) timers.after(1, again);
      };
      timers.after(1, again);
      await pass(3);
      await expect.poll(() => rounds).toBe(3);
    });

    test.each([2 ** 31, 1e15])(
      'a delay of %d ms, longer than Node counts, does not run at once',
      async (delayMs) => {
        const { timers, pass } = open();
        const ran: string[] = [];
        const callOff = timers.after(delayMs, () => ran.push('long'));
        timers.after(5, () => ran.push('short'));
        await pass(5);
        await expect.poll(() => ran).toEqual(['short']);
        callOff();
      },
    );
  });
}
