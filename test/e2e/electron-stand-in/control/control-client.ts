import type { ChildProcess } from 'node:child_process';
import type { Commands } from './commands.ts';
import type { ControlAnswer, ControlRequest } from './serve-control.ts';

/** The commands of the running program, each answered later; rejects with what the program threw, or when it has gone. */
export type Control = {
  readonly [Name in keyof Commands]: (
    ...args: Parameters<Commands[Name]>
  ) => Promise<Awaited<ReturnType<Commands[Name]>>>;
};

export function controlOf(child: ChildProcess): Control {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  child.on('message', (message: ControlAnswer | { readonly control?: undefined }) => {
    if (message.control === undefined) return;
    const answer = waiting.get(message.control);
    waiting.delete(message.control);
    if (message.ok) answer?.resolve(message.value);
    else answer?.reject(new Error(message.error));
  });
  child.once('close', () => {
    for (const answer of waiting.values()) answer.reject(new Error('the program has gone'));
  });

  async function ask(command: string, args: readonly unknown[]): Promise<unknown> {
    if (!child.connected) throw new Error('the program has gone');
    lastId += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(lastId, answer);
    child.send({ control: lastId, command, args } satisfies ControlRequest);
    return answer.promise;
  }

  return new Proxy({} as Control, {
    get: (_, command) =>
      typeof command === 'string' && command !== 'then'
        ? (...args: unknown[]) => ask(command, args)
        : undefined,
  });
}
