import { z } from 'zod';
import { argumentProblems } from './hook-arguments.ts';

export const hookOccasions = ['ringing', 'answered', 'ended', 'missed'] as const;

/** `ringing` and `answered` as it happens; `ended` for every call that is over, and `missed` for a missed one besides. */
export type HookOccasion = (typeof hookOccasions)[number];

const on = z.enum(hookOccasions);
const absent = z.never().optional();

const run = z.object({
  on,
  /** A program and its arguments; `{number}` and its like are filled in, each as one argument. */
  run: z
    .array(z.string().max(8_000))
    .min(1)
    .max(100)
    .superRefine((given, context) => {
      for (const message of argumentProblems(given)) context.addIssue({ code: 'custom', message });
    }),
  post: absent,
});

const post = z.object({
  on,
  /** Gets the values as JSON. */
  post: z
    .url({ protocol: /^https?$/, normalize: true, error: 'must be an https:// address' })
    .max(2_000)
    .refine(isSafeAddress, 'must be an https:// address without a user name, or http:// on this machine')
    .refine((address) => !/\{|%7b/i.test(address), 'the values go into the body, not into the address'),
  run: absent,
});

/** One thing to do when a call gets somewhere: run a program, or send the values to an address. */
export const hookSchema = z.union([run, post], {
  error: 'must hold "on" (ringing, answered, ended or missed) and either "run" or "post"',
});

export type Hook = z.output<typeof hookSchema>;

/** Who calls is nobody's business on the way. The address is normalized: `127.1` has become `127.0.0.1`. */
function isSafeAddress(address: string): boolean {
  return /^(?:https:\/\/[^/?#@]+|http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?)(?:[/?#]|$)/.test(
    address,
  );
}
