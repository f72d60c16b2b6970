import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { Note } from './setting-notes.tsx';

export interface TrialWords {
  readonly good: boolean;
  readonly words: string;
  /** What to do about it. */
  readonly help?: string;
  /** As the program or the system said it; hostile text. */
  readonly detail?: string;
}

/** What became of a test, in words; announced when it arrives. */
export function TrialResult({ result }: { readonly result: TrialWords | null }): ReactNode {
  const text = useText();
  return (
    <div className="trial" role="status">
      {result && (
        <>
          <Note kind={result.good ? 'good' : 'bad'} icon={result.good ? IconCircleCheck : IconAlertCircle}>
            {result.words}
          </Note>
          {result.help !== undefined && <p className="trial-help">{result.help}</p>}
          {result.detail !== undefined && result.detail !== '' && (
            <p className="trial-detail quiet">
              <bdi>{text('settings.detail', { detail: result.detail })}</bdi>
            </p>
          )}
        </>
      )}
    </div>
  );
}
