import { IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText, useWindow } from '../app/window-context.ts';

/** Says that calls came while the reader was busy, and leads to them. */
export function NewCallsPill({
  count,
  onShow,
}: {
  readonly count: number;
  readonly onShow: () => void;
}): ReactNode {
  const { calls } = useWindow();
  const text = useText();
  return (
    <div className="new-calls" role="status">
      {count > 0 && (
        <button
          type="button"
          onClick={() => {
            calls.showWaiting();
            onShow();
          }}
        >
          <IconArrowUp size={16} aria-hidden />
          {text('history.new', { count })}
        </button>
      )}
    </div>
  );
}
