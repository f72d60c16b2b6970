/** Answers the test over the process channel; when the test has gone, so does the program, and Chromium with it. */
import { commands } from './commands.ts';

export interface ControlRequest {
  readonly control: number;
  readonly command: string;
  readonly args: readonly unknown[];
}

export type ControlAnswer = { readonly control: number } & (
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string }
);

export function serveControl(): void {
  if (!process.connected) return;
  process.on('disconnect', () => process.exit(1));
  process.on('message', (message: ControlRequest) => {
    if (typeof message.control === 'number') void answer(message);
  });
}

async function answer({ control, command, args }: ControlRequest): Promise<void> {
  let reply: ControlAnswer;
  try {
    const run = Reflect.get(commands, command) as (...given: readonly unknown[]) => unknown;
    reply = { control, ok: true, value: await run(...args) };
  } catch (error) {
    reply = { control, ok: false, error: error instanceof Error ? error.message : String(error) };
  }
  if (process.connected) process.send?.(reply);
}
