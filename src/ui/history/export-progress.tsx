import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import type { ExportRun } from './use-export.ts';

/** What has become of an export. */
export function ExportProgressLine({ run }: { readonly run: ExportRun }): ReactNode {
  const text = useText();
  switch (run.state) {
    case 'idle':
      return null;
    case 'starting':
      return <p role="status">{text('export.running', { count: 0 })}</p>;
    case 'running':
      return <p role="status">{text('export.running', { count: run.calls })}</p>;
    case 'cancelled':
      return <p role="status">{text('export.stopped')}</p>;
    case 'failed':
    case 'refused':
      return <p role="alert">{text('export.failed')}</p>;
    case 'done':
      return (
        <div role="status" className="dialog">
          <p>{text('export.done', { count: run.calls })}</p>
          {run.saved?.kind === 'file' && <p>{text('export.saved-at', { path: run.saved.path })}</p>}
          {run.saved?.kind === 'download' && (
            <Button
              component="a"
              href={run.saved.href}
              download
              variant="light"
              leftSection={<IconDownload size={17} aria-hidden />}
            >
              {text('export.download')}
            </Button>
          )}
        </div>
      );
  }
}
