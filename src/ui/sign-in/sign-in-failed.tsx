import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import type { Text } from '../words/text-catalogue.ts';
import { failureWords } from './failure-words.ts';
import type { NotSignedIn, Wizard } from './use-wizard.ts';

interface SignInFailedProps {
  readonly wizard: Wizard;
  readonly ended: NotSignedIn;
}

/** Why nobody is signed in, and what helps. */
export function SignInFailed({ wizard, ended }: SignInFailedProps): ReactNode {
  const text = useText();
  const [starting, setStarting] = useState(false);

  async function again(): Promise<void> {
    setStarting(true);
    // What is wrong with a field is said where it is filled in.
    if ((await wizard.start()) !== null) wizard.go({ step: 'app' });
    setStarting(false);
  }

  return (
    <>
      <h2 tabIndex={-1}>{text('sign-in.failed')}</h2>
      <div className="sign-in-failure" role="alert">
        <IconAlertCircle size={20} aria-hidden />
        <div>
          <p>{reasonOf(ended, text)}</p>
          {ended.kind === 'failed' && ended.code !== null && (
            <p className="quiet">
              <bdi>{text('sign-in.code', { code: ended.code })}</bdi>
            </p>
          )}
        </div>
      </div>
      <div className="sign-in-actions">
        <Button variant="default" size="md" onClick={() => wizard.go({ step: 'app' })}>
          {text('sign-in.change')}
        </Button>
        <Button size="md" loading={starting} onClick={() => void again()}>
          {text('sign-in.again')}
        </Button>
      </div>
    </>
  );
}

function reasonOf(ended: NotSignedIn, text: Text): string {
  return ended.kind === 'failed'
    ? failureWords(ended.why, ended.code, text)
    : text(`sign-in.ended.${ended.kind}`);
}
