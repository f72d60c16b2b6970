import { useState, type ReactNode } from 'react';
import { useText, useWindow } from '../app/window-context.ts';
import { Question } from './question.tsx';
import { TextSetting, type Attempt } from './text-setting.tsx';
import { useSetting } from './use-setting.ts';

const dayMs = 86_400_000;

interface Shortening extends Attempt {
  readonly days: number;
  /** How many calls will go; null: nobody says. */
  readonly calls: { readonly count: number; readonly capped: boolean } | null;
}

/** For how long calls are kept. What would delete calls is asked first, with their number. */
export function RetentionSetting(): ReactNode {
  const text = useText();
  const { api } = useWindow();
  const { inForce } = useSetting('history.retentionDays');
  const [asked, setAsked] = useState<Shortening | null>(null);

  async function before(attempt: Attempt): Promise<void> {
    const days = Number(attempt.value);
    // What makes no sense is refused by the program, and deletes nothing.
    if (!(days >= 1 && days < inForce)) return attempt.save();
    const calls = await api
      .request('history.count', { filter: { untilMs: Date.now() - days * dayMs } })
      .catch(() => null);
    if (calls?.count === 0) attempt.save();
    else setAsked({ ...attempt, days, calls });
  }

  return (
    <>
      <TextSetting
        name="history.retentionDays"
        unit={text('settings.days')}
        before={(attempt) => void before(attempt)}
      />
      {asked && (
        <Question
          title={text('settings.shorten-title')}
          body={bodyOf(asked, text)}
          confirm={text('settings.shorten')}
          danger
          onConfirm={() => {
            setAsked(null);
            asked.save();
          }}
          onClose={() => {
            setAsked(null);
            asked.undo();
          }}
        />
      )}
    </>
  );
}

function bodyOf({ days, calls }: Shortening, text: ReturnType<typeof useText>): string {
  if (calls === null) return text('settings.shorten-unknown', { days });
  const { count, capped } = calls;
  return text(capped ? 'settings.shorten-many' : 'settings.shorten-calls', { count, days });
}
