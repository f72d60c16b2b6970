import { useState } from 'react';
import type { HookTrial } from '../../../contract/window-api.ts';
import type { HookOutcome } from '../../../core/ports/hook-runner.ts';
import { useText, useWindow } from '../../app/window-context.ts';
import type { Text } from '../../words/text-catalogue.ts';
import type { TrialWords } from '../trial-result.tsx';
import type { Hook } from './hook-draft.ts';

interface HookTrialState {
  readonly trying: boolean;
  readonly result: TrialWords | null;
  readonly start: () => void;
}

/** Runs a hook once, with a made-up call. Only what is among the settings is run: that is what was agreed to. */
export function useHookTrial(hook: Hook): HookTrialState {
  const text = useText();
  const { api } = useWindow();
  const [trying, setTrying] = useState(false);
  const [result, setResult] = useState<TrialWords | null>(null);

  async function start(): Promise<void> {
    setTrying(true);
    setResult(null);
    const trial = await api.request('hook.try', hook).catch(() => null);
    setTrying(false);
    setResult(trial ? wordsOf(trial, text) : { good: false, words: text('settings.try-unanswered') });
  }

  return { trying, result, start: () => void start() };
}

/** All outcomes: a new one without words does not compile. */
const kinds = {
  finished: true,
  answered: true,
  'timed-out': true,
  'too-many': true,
  refused: true,
  failed: true,
} satisfies Record<HookOutcome['kind'], true>;

/** The first line of `detail` is the exit code, or the HTTP status. */
function wordsOf({ kind, detail }: HookTrial, text: Text): TrialWords {
  if (!isKnown(kind)) return { good: false, words: text('settings.hook.other'), detail };
  if (kind !== 'finished' && kind !== 'answered') {
    return { good: false, words: text(`settings.hook.${kind}`), detail };
  }
  const [code = '', ...output] = detail.split('\n');
  const good = kind === 'finished' ? code === '0' : /^2\d\d$/.test(code);
  return { good, words: text(`settings.hook.${kind}`, { code }), detail: output.join('\n') };
}

function isKnown(kind: string): kind is keyof typeof kinds {
  return Object.hasOwn(kinds, kind);
}
