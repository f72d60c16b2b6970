import { Button, NativeSelect } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ExportOrder } from '../../contract/window-api.ts';
import { useLanguage, useText } from '../app/window-context.ts';
import { Dialog } from '../shell/dialog.tsx';
import { ExportProgressLine } from './export-progress.tsx';
import { historyFilterOf, type ShownFilter } from './shown-filter.ts';
import { useExport } from './use-export.ts';

interface ExportDialogProps {
  readonly filter: ShownFilter;
  readonly onClose: () => void;
}

/** Takes out what is shown. Closing the dialog stops an export that still runs. */
export function ExportDialog({ filter, onClose }: ExportDialogProps): ReactNode {
  const text = useText();
  const language = useLanguage();
  const [format, setFormat] = useState<ExportOrder['format']>('csv');
  const [separator, setSeparator] = useState<ExportOrder['separator']>(language === 'en' ? ',' : ';');
  const { run, start, stop } = useExport();
  const running = run.state === 'running' || run.state === 'starting';

  function close(): void {
    stop();
    onClose();
  }

  return (
    <Dialog
      title={text('export.title')}
      onClose={close}
      actions={
        <>
          <Button variant="default" onClick={running ? stop : close}>
            {text(running ? 'export.stop' : run.state === 'done' ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          <Button
            data-autofocus
            disabled={running}
            onClick={() => start({ filter: historyFilterOf(filter, Date.now()), format, separator })}
          >
            {text('export.start')}
          </Button>
        </>
      }
    >
      <p>{text('export.what')}</p>
      <NativeSelect
        label={text('export.format')}
        value={format}
        disabled={running}
        onChange={(event) => setFormat(event.currentTarget.value === 'json' ? 'json' : 'csv')}
        data={[
          { value: 'csv', label: text('export.csv') },
          { value: 'json', label: text('export.json') },
        ]}
      />
      {format === 'csv' && (
        <NativeSelect
          label={text('export.separator')}
          description={text('export.separator-hint')}
          value={separator}
          disabled={running}
          onChange={(event) => setSeparator(separatorOf(event.currentTarget.value))}
          data={[
            { value: ',', label: text('export.comma') },
            { value: ';', label: text('export.semicolon') },
            { value: '\t', label: text('export.tab') },
          ]}
        />
      )}
      <ExportProgressLine run={run} />
    </Dialog>
  );
}

function separatorOf(value: string): ExportOrder['separator'] {
  return value === ';' || value === '\t' ? value : ',';
}
