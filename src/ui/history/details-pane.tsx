import { lazy, Suspense, type ReactNode, type RefObject } from 'react';
import type { ShownCall } from '../../contract/window-api.ts';
import { useText } from '../app/window-context.ts';
import { ViewBoundary } from '../shell/view-boundary.tsx';
import { WithWords } from '../shell/with-words.tsx';
import type { OpenDialog } from './open-dialog.ts';

const CallDetails = lazy(async () => ({ default: (await import('./call-details.tsx')).CallDetails }));

interface DetailsPaneProps {
  readonly call: ShownCall | null;
  readonly pane: RefObject<HTMLElement | null>;
  /** Only where the details cover the list. */
  readonly onBack: (() => void) | null;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onSameNumber: (number: string) => void;
}

/** Beside the list, or over it in a narrow window. Who only reads the list does not wait for it. */
export function DetailsPane({ call, pane, ...rest }: DetailsPaneProps): ReactNode {
  const text = useText();
  return (
    <aside ref={pane} className="history-details" aria-label={text('call.details')} tabIndex={-1}>
      {call === null ? (
        <div className="history-hint quiet">
          <p>{text('call.none-chosen')}</p>
          <p>{text('history.keys')}</p>
        </div>
      ) : (
        <ViewBoundary>
          <Suspense fallback={<p className="frame-loading quiet">{text('app.loading')}</p>}>
            <WithWords part="call">
              <CallDetails key={call.id} call={call} {...rest} />
            </WithWords>
          </Suspense>
        </ViewBoundary>
      )}
    </aside>
  );
}
