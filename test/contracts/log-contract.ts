import { describe, expect, test } from 'vitest';
import type { Log } from '../../src/core/ports/log.ts';
import type { LogLine } from '../fakes/recording-log.ts';

export interface LogUnderTest {
  readonly log: Log;
  /** What was written so far. */
  lines(): Promise<readonly LogLine[]>;
}

/** What every Log must do; it is opened to write everything from `debug` up. */
export function logContract(name: string, open: () => LogUnderTest): void {
  describe(`${name} keeps the log contract`, () => {
    test('every line has its level, message and fields, in order', async () => {
      const { log, lines } = open();
      log.debug('one');
      log.info('two', { calls: 2 });
      log.warn('three', { level: 'debug', msg: 'forged', time: 0, fields: [true] });
      log.error('four', {});
      expect(await lines()).toEqual([
        { level: 'debug', message: 'one', fields: {} },
        { level: 'info', message: 'two', fields: { calls: 2 } },
        {
          level: 'warn',
          message: 'three',
          fields: { level: 'debug', msg: 'forged', time: 0, fields: [true] },
        },
        { level: 'error', message: 'four', fields: {} },
      ]);
    });

    test('secrets and phone numbers are masked in message and fields', async () => {
      const { log, lines } = open();
      const secret = '51610fefc120afa4b628cc82d6298cce';
      const number = '+7 916 123-45-67';
      log.info(`${number} at /b24/${secret}`, {
        number,
        application_token: 'short',
        deep: [{ text: secret }],
      });
      log.error('failed', { error: new Error(`${number} ${secret}`, { cause: secret }) });
      const written = JSON.stringify(await lines());
      for (const masked of [secret, 'short', '916']) expect(written).not.toContain(masked);
      expect(written).toContain('…567');
    });

    test('a message cannot become two lines', async () => {
      const { log, lines } = open();
      log.info('first\n{"level":"error","msg":"forged"}\r\u2028\u001b[31m');
      expect(await lines()).toHaveLength(1);
    });

    test('nothing it is given makes it throw', async () => {
      const { log, lines } = open();
      const circle: Record<string, unknown> = {};
      circle['self'] = circle;
      const trap = {
        get value(): never {
          throw new Error('trap');
        },
      };
      const odd = [
        circle,
        trap,
        { a: 1n, b: Symbol('s'), c: () => 1, d: undefined, e: Number.NaN, f: '\ud800' },
      ];
      for (const fields of odd) log.info('odd', fields);
      expect((await lines()).map(({ message }) => message)).toEqual(['odd', 'odd', 'odd']);
    });
  });
}
