import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { ViewBoundary } from '../shell/view-boundary.tsx';
import { WithWords } from '../shell/with-words.tsx';
import { StatusCard } from './status-card.tsx';

const DiagnosticsDialog = lazy(async () => ({
  default: (await import('./diagnostics-dialog.tsx')).DiagnosticsDialog,
}));

/** What can be given to whoever helps. */
export function DiagnosticsCard(): ReactNode {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <StatusCard wide title={text('status.diagnostics')}>
      <p className="quiet">{text('status.diagnostics-hint')}</p>
      <div className="status-buttons">
        <Button
          variant="default"
          size="sm"
          leftSection={<IconFileText size={17} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {text('status.diagnostics-open')}
        </Button>
      </div>
      {open && (
        <ViewBoundary>
          <Suspense fallback={null}>
            <WithWords part="call">
              <DiagnosticsDialog onClose={() => setOpen(false)} />
            </WithWords>
          </Suspense>
        </ViewBoundary>
      )}
    </StatusCard>
  );
}
