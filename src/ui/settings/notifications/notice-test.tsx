import { Button } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { NoticeOutcome } from '../../../core/ports/notifier.ts';
import { useText, useWindow } from '../../app/window-context.ts';
import { TrialResult, type TrialWords } from '../trial-result.tsx';

/** Shows a notice now, and says what became of it. */
export function NoticeTest(): ReactNode {
  const text = useText();
  const { api, app } = useWindow();
  const [trying, setTrying] = useState(false);
  const [result, setResult] = useState<TrialWords | null>(null);

  async function start(): Promise<void> {
    setTrying(true);
    setResult(null);
    const outcome = await api.request('notice.try', null).catch(() => null);
    setTrying(false);
    setResult(outcome ? wordsOf(outcome) : { good: false, words: text('settings.try-unanswered') });
  }

  function wordsOf(outcome: NoticeOutcome): TrialWords {
    const words = text(`settings.notice.${outcome.kind}`);
    if (outcome.kind === 'shown')
      return { good: true, words, help: text(`settings.notice-help.${app.platform}`) };
    const help = outcome.kind === 'failed' ? { help: text(`settings.notice-help.${app.platform}`) } : {};
    return { good: false, words, ...help, ...(outcome.kind === 'failed' && { detail: outcome.detail }) };
  }

  return (
    <div className="settings-extra">
      <Button
        variant="default"
        leftSection={<IconBellRinging size={17} aria-hidden />}
        loading={trying}
        onClick={() => void start()}
      >
        {text('settings.notice-try')}
      </Button>
      <p className="setting-hint quiet">{text('settings.notice-try-hint')}</p>
      <TrialResult result={result} />
    </div>
  );
}
