import { Button, Loader, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconExternalLink } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText, useWindow } from '../app/window-context.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import type { Started, Wizard } from './use-wizard.ts';

interface WaitingStepProps {
  readonly wizard: Wizard;
  readonly started: Started;
}

/** The browser has the word. What it brings back arrives by itself, or is pasted. */
export function WaitingStep({ wizard, started }: WaitingStepProps): ReactNode {
  const text = useText();
  const { authorizeUrl, redirectUrl, portTaken } = started;
  function cancel(): void {
    wizard.leave();
    wizard.go({ step: 'app' });
  }

  return (
    <>
      <h2 tabIndex={-1}>{text('sign-in.waiting')}</h2>
      <p className="sign-in-waiting" role="status">
        <Loader size={20} aria-hidden />
        {text('sign-in.waiting-hint')}
      </p>
      {portTaken && (
        <p className="sign-in-warning">
          <IconAlertTriangle size={18} aria-hidden />
          {text('sign-in.port-taken', { port: portOf(redirectUrl) })}
        </p>
      )}
      <p>{text('sign-in.opened')}</p>
      <div className="sign-in-links">
        <Button
          component="a"
          href={authorizeUrl}
          target="_blank"
          rel="noopener noreferrer"
          variant="light"
          leftSection={<IconExternalLink size={17} aria-hidden />}
        >
          {text('sign-in.open')}
        </Button>
        <CopyButton value={authorizeUrl} what={text('sign-in.copy-link')} />
      </div>
      <PasteAddress redirectUrl={redirectUrl} />
      <div className="sign-in-actions">
        <Button variant="default" size="md" onClick={cancel}>
          {text('sign-in.cancel')}
        </Button>
      </div>
    </>
  );
}

/** A port is no quantity: it is not to be written with a thousands separator. */
function portOf(address: string): string {
  return new URL(address).port;
}

function PasteAddress({ redirectUrl }: { readonly redirectUrl: string }): ReactNode {
  const text = useText();
  const { api } = useWindow();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'open' | 'right' | 'wrong' | 'unanswered'>('open');

  async function send(): Promise<void> {
    const answer = await api.request('sign-in.paste', { address: typed.trim() }).catch(() => null);
    setState(answer === null ? 'unanswered' : answer.understood ? 'right' : 'wrong');
  }

  function error(): string | null {
    if (state === 'wrong') return text('sign-in.paste-wrong', { address: redirectUrl });
    return state === 'unanswered' ? text('sign-in.no-answer') : null;
  }

  return (
    <form
      className="sign-in-paste"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') void send();
      }}
    >
      <p>{text('sign-in.paste')}</p>
      <TextInput
        label={text('sign-in.paste-label')}
        error={error()}
        placeholder={`${redirectUrl}?code=…`}
        spellCheck={false}
        autoComplete="off"
        maxLength={4_000}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setState('open');
        }}
      />
      <Button type="submit" variant="default" disabled={typed.trim() === ''}>
        {text('sign-in.paste-send')}
      </Button>
      <p role="status">{state === 'right' && text('sign-in.paste-right')}</p>
    </form>
  );
}
