import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { TunnelTrial } from '../../../contract/window-api.ts';
import type { ProbeFailure } from '../../../core/ports/public-probe.ts';
import type { TunnelFailure } from '../../../core/ports/tunnel.ts';
import { useSettings, useText, useWindow } from '../../app/window-context.ts';
import type { Text } from '../../words/text-catalogue.ts';
import { TrialResult, type TrialWords } from '../trial-result.tsx';

/** Opens the chosen way in beside the running one, and calls it from outside. */
export function TunnelTest(): ReactNode {
  const text = useText();
  const { api } = useWindow();
  const tunnel = useSettings()?.settings.tunnel;
  const [trying, setTrying] = useState(false);
  const [result, setResult] = useState<TrialWords | null>(null);

  async function start(): Promise<void> {
    if (!tunnel) return;
    setTrying(true);
    setResult(null);
    const trial = await api.request('tunnel.try', tunnel).catch(() => null);
    setTrying(false);
    setResult(trial ? wordsOf(trial, text) : { good: false, words: text('settings.try-unanswered') });
  }

  return (
    <div className="settings-extra">
      <Button variant="default" loading={trying} onClick={() => void start()}>
        {text('settings.tunnel-try')}
      </Button>
      {trying && (
        <p className="quiet" role="status">
          {text('settings.tunnel-trying')}
        </p>
      )}
      <TrialResult result={result} />
    </div>
  );
}

const failures = {
  'timed-out': true,
  unreachable: true,
  refused: true,
  'bad-answer': true,
  'program-missing': true,
  'program-failed': true,
  'not-configured': true,
  'called-off': true,
  'no-tunnel': true,
  'wrong-answer': true,
  'foreign-host': true,
  'foreign-origin': true,
} satisfies Record<TunnelFailure | ProbeFailure, true>;

function wordsOf(trial: TunnelTrial, text: Text): TrialWords {
  if (trial.kind === 'heard') {
    return {
      good: true,
      words: text('settings.tunnel-heard', { url: trial.url, ms: Math.round(trial.latencyMs) }),
    };
  }
  const code = isFailure(trial.code) ? trial.code : 'unknown';
  return { good: false, words: text(`settings.tunnel-unheard.${code}`), detail: trial.detail };
}

function isFailure(code: string): code is keyof typeof failures {
  return Object.hasOwn(failures, code);
}
