import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { SavedFile } from '../../contract/window-api.ts';
import { useRequest } from '../app/use-request.ts';
import { useText, useWindow } from '../app/window-context.ts';
import { Dialog } from '../shell/dialog.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import './diagnostics-dialog.css';

type Saving =
  { readonly state: 'idle' | 'saving' | 'failed' } | { readonly state: 'saved'; readonly saved: SavedFile };

/** What would be sent, to be read first. What is saved is what was read. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const { api } = useWindow();
  const preview = useRequest('diagnostics.preview', null);
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  function save(): void {
    setSaving({ state: 'saving' });
    api.request('diagnostics.save', null).then(
      // Null: the operator took it back in the system's own dialog.
      ({ saved }) => setSaving(saved ? { state: 'saved', saved } : { state: 'idle' }),
      () => setSaving({ state: 'failed' }),
    );
  }

  return (
    <Dialog
      title={text('status.diagnostics-title')}
      onClose={onClose}
      actions={
        preview.answer && (
          <>
            <CopyButton size="sm" value={preview.answer.text} says={text('status.copy-diagnostics')} />
            <Button loading={saving.state === 'saving'} onClick={save}>
              {text('status.diagnostics-save')}
            </Button>
          </>
        )
      }
    >
      {preview.state === 'loading' && <p role="status">{text('status.diagnostics-loading')}</p>}
      {preview.state === 'failed' && <p role="alert">{text('status.diagnostics-failed')}</p>}
      {preview.answer && (
        <pre
          className="diagnostics-text"
          tabIndex={0}
          role="region"
          aria-label={text('status.diagnostics-text')}
        >
          {preview.answer.text}
        </pre>
      )}
      <SavedLine saving={saving} />
    </Dialog>
  );
}

function SavedLine({ saving }: { readonly saving: Saving }): ReactNode {
  const text = useText();
  if (saving.state === 'failed') return <p role="alert">{text('status.diagnostics-not-saved')}</p>;
  if (saving.state !== 'saved') return null;
  const { saved } = saving;
  return (
    <div role="status">
      {saved.kind === 'file' ? (
        <p>{text('status.diagnostics-saved', { path: saved.path })}</p>
      ) : (
        <Button
          component="a"
          href={saved.href}
          download
          variant="light"
          leftSection={<IconDownload size={17} aria-hidden />}
        >
          {text('status.diagnostics-download')}
        </Button>
      )}
    </div>
  );
}
