import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ShownCall } from '../../contract/window-api.ts';
import { useText, useWindow } from '../app/window-context.ts';

type Saving = 'untouched' | 'saving' | 'saved' | 'failed';

/** The operator's own words on a call. They are saved when he leaves them, too: nobody loses a note by looking at another call. */
export function CallNote({ call }: { readonly call: ShownCall }): ReactNode {
  const text = useText();
  const { draft, setDraft, saving, save, changed } = useNote(call);
  return (
    <section className="details-note">
      <Textarea
        label={text('note.label')}
        placeholder={text('note.placeholder')}
        value={draft}
        maxLength={4_000}
        autosize
        minRows={3}
        maxRows={12}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
      />
      <div className="details-note-foot">
        <span role="status" data-state={saving}>
          {saving === 'saved' && !changed && text('note.saved')}
          {saving === 'failed' && text('note.failed')}
        </span>
        <Button
          variant="light"
          size="compact-sm"
          disabled={!changed}
          loading={saving === 'saving'}
          onClick={save}
        >
          {text('note.save')}
        </Button>
      </div>
    </section>
  );
}

function useNote(call: ShownCall) {
  const { api } = useWindow();
  const [draft, setDraft] = useState(call.note ?? '');
  const [saving, setSaving] = useState<Saving>('untouched');
  const kept = useRef(call.note ?? '');
  const changed = draft.trim() !== kept.current.trim();

  function save(): void {
    if (!changed || saving === 'saving') return;
    const note = draft.trim();
    setSaving('saving');
    api.request('history.annotate', { id: call.id, note: note === '' ? null : note }).then(
      (annotated) => saved(note, annotated !== null),
      () => setSaving('failed'),
    );
  }

  function saved(note: string, there: boolean): void {
    if (there) kept.current = note;
    setSaving(there ? 'saved' : 'failed');
  }

  // Another call is chosen while the field has the focus: the browser tells nobody that it lost it.
  const newest = useRef(save);
  useEffect(() => {
    newest.current = save;
  });
  useEffect(() => () => newest.current(), []);
  return { draft, setDraft, saving, save, changed };
}
