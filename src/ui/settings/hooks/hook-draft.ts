import type { Settings } from '../../../core/settings/settings.ts';

export type Hook = Settings['hooks'][number];
export type Occasion = Hook['on'];
export const occasions: readonly Occasion[] = ['ringing', 'answered', 'ended', 'missed'];

/** A hook while it is written: both kinds of it, so that nothing is lost by looking at the other. */
export interface HookDraft {
  readonly on: Occasion;
  readonly what: 'run' | 'post';
  readonly program: string;
  readonly args: readonly string[];
  readonly post: string;
}

export const newHook: HookDraft = { on: 'answered', what: 'run', program: '', args: [], post: '' };

export function draftOf(hook: Hook): HookDraft {
  if (hook.run === undefined) return { ...newHook, on: hook.on, what: 'post', post: hook.post };
  const [program = '', ...args] = hook.run;
  return { ...newHook, on: hook.on, program, args };
}

export function hookOf({ on, what, program, args, post }: HookDraft): Hook {
  return what === 'run' ? { on, run: [program.trim(), ...args] } : { on, post: post.trim() };
}
