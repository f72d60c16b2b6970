import {
  IconAlertCircle,
  IconAlertTriangle,
  IconLock,
  IconRefreshAlert,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import type { RowKey } from './row-keys.ts';
import type { Setting, Trouble } from './use-setting.ts';

type AnySetting = Pick<Setting<RowKey>, 'trouble' | 'locked' | 'isWrongInFile' | 'needsRestart'>;

export function hasNotes({ trouble, locked, isWrongInFile, needsRestart }: AnySetting): boolean {
  return trouble !== null || locked !== null || isWrongInFile || needsRestart;
}

interface SettingNotesProps {
  readonly setting: AnySetting;
  readonly wrong?: string;
}

/** Why it was not saved, who else decides it, and when it takes effect. */
export function SettingNotes({ setting, wrong }: SettingNotesProps): ReactNode {
  const text = useText();
  const { trouble, locked, isWrongInFile, needsRestart } = setting;
  return (
    <>
      {trouble && (
        <Note kind="bad" icon={IconAlertCircle}>
          <TroubleWords trouble={trouble} {...(wrong !== undefined && { wrong })} />
        </Note>
      )}
      {isWrongInFile && trouble === null && (
        <Note kind="warn" icon={IconAlertTriangle}>
          {text('settings.file-problem')}
        </Note>
      )}
      {locked && (
        <Note kind="quiet" icon={IconLock}>
          {locked.by === null ? text('settings.locked-plain') : text('settings.locked', { file: locked.by })}
        </Note>
      )}
      {needsRestart && (
        <Note kind="warn" icon={IconRefreshAlert}>
          {text('settings.needs-restart')}
        </Note>
      )}
    </>
  );
}

function TroubleWords({ trouble, wrong }: { readonly trouble: Trouble; readonly wrong?: string }): ReactNode {
  const text = useText();
  switch (trouble.kind) {
    case 'wrong':
      return wrong ?? <bdi>{trouble.messages.join(' ')}</bdi>;
    case 'failed':
      return text('settings.save-failed', { detail: trouble.detail });
    case 'unanswered':
      return text('settings.save-unanswered');
  }
}

interface NoteProps {
  readonly kind: 'bad' | 'warn' | 'quiet' | 'good';
  readonly icon: Icon;
  readonly children: ReactNode;
}

export function Note({ kind, icon: NoteIcon, children }: NoteProps): ReactNode {
  return (
    <p className="setting-note" data-kind={kind}>
      <NoteIcon size={16} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
