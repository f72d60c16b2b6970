import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HookRunner } from '../../src/core/ports/hook-runner.ts';

export interface HookRunnerUnderTest {
  readonly runner: HookRunner;
  /** A program that reports how it was started, and the arguments it needs for that itself. */
  readonly program: string;
  readonly ownArgs: readonly string[];
  /** Where a server reports what it was sent. */
  readonly url: string;
  /** The reports so far: of its environment, what begins with `OFFHOOK_`. */
  started(): Promise<readonly { readonly args: readonly string[]; readonly environment: object }[]>;
  posted(): Promise<readonly unknown[]>;
}

/** Text that is an option, a command, or several arguments to somebody on the way. */
const hostileArguments = [
  '; rm -rf ~',
  '$(touch /tmp/offhook-was-here) `id` $HOME ${IFS}',
  'two\nlines\r\nand more',
  '--help',
  '-',
  '',
  ' blanks  around ',
  `it's "quoted" \\"twice\\" \\`,
  '%PATH% ^& !x! | > < * ? ~ [a] {b}',
  'Ёлка 电话 😀',
];

/** What every HookRunner must do. */
export function hookRunnerContract(name: string, open: () => Promise<HookRunnerUnderTest>): void {
  describe(`${name} keeps the hook runner contract`, () => {
    let tested: HookRunnerUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.runner.close());

    test('a program gets every argument and variable to the letter', async () => {
      const { runner, program, ownArgs, started } = tested;
      const args = [...ownArgs, ...hostileArguments];
      const environment = { OFFHOOK_NAME: hostileArguments.join(' '), OFFHOOK_NUMBER: '' };
      expect(await runner.run({ kind: 'run', program, args, environment })).toMatchObject({
        kind: 'finished',
        exitCode: 0,
      });
      expect(await started()).toEqual([{ args: hostileArguments, environment }]);
    });

    test('an address gets the values as JSON', async () => {
      const { runner, url, posted } = tested;
      const body = { event: 'answered', name: '"; rm -rf', number: null, durationS: 78 };
      expect(await runner.run({ kind: 'post', url, body })).toEqual({ kind: 'answered', status: 200 });
      expect(await posted()).toEqual([body]);
    });

    test('once closed it runs nothing, and closing again is harmless', async () => {
      const { runner, program, ownArgs, url, started, posted } = tested;
      await runner.close();
      await runner.close();
      const run = { kind: 'run', program, args: ownArgs, environment: {} } as const;
      expect(await runner.run(run)).toMatchObject({ kind: 'failed' });
      expect(await runner.run({ kind: 'post', url, body: {} })).toMatchObject({ kind: 'failed' });
      expect([...(await started()), ...(await posted())]).toEqual([]);
    });
  });
}
