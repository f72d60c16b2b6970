import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useSettings, useText } from '../app/window-context.ts';
import { Copied } from './copied.tsx';
import { SecretInput } from './secret-input.tsx';
import { StepActions } from './step-actions.tsx';
import type { Wizard } from './use-wizard.ts';

type Objection = Awaited<ReturnType<Wizard['start']>>;

/** The local application: how an administrator adds it, and what Bitrix24 then shows. */
export function AppStep({ wizard }: { readonly wizard: Wizard }): ReactNode {
  const text = useText();
  const { clientId, clientSecret } = wizard.answers;
  const secretKept = useSettings()?.secrets.clientSecret ?? false;
  const [judged, setJudged] = useState(false);
  const [objection, setObjection] = useState<Objection>(null);
  const [starting, setStarting] = useState(false);
  const idMissing = clientId.trim() === '';
  const secretMissing = clientSecret.trim() === '' && !secretKept;

  async function start(): Promise<void> {
    setJudged(true);
    if (idMissing || secretMissing) return;
    setStarting(true);
    const found = await wizard.start();
    setStarting(false);
    setObjection(found);
    if (found === 'domain') wizard.go({ step: 'where' });
  }

  function errorOf(field: 'clientId' | 'clientSecret', missing: boolean): string | null {
    if (judged && missing) return text('sign-in.required');
    if (objection !== field) return null;
    return text(field === 'clientId' ? 'sign-in.client-id-wrong' : 'sign-in.client-secret-wrong');
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h2 tabIndex={-1}>{text('sign-in.app.title')}</h2>
      <Instructions />
      <TextInput
        label={text('sign-in.client-id')}
        description={text('sign-in.client-id-hint')}
        error={errorOf('clientId', idMissing)}
        spellCheck={false}
        autoComplete="off"
        maxLength={255}
        value={clientId}
        onChange={(event) => wizard.answer({ clientId: event.currentTarget.value })}
      />
      <SecretInput
        label={text('sign-in.client-secret')}
        hint={text('sign-in.client-secret-hint')}
        error={errorOf('clientSecret', secretMissing)}
        kept={secretKept}
        value={clientSecret}
        onChange={(typed) => wizard.answer({ clientSecret: typed })}
      />
      {objection === 'unanswered' && <p role="alert">{text('sign-in.no-answer')}</p>}
      <StepActions onBack={() => wizard.go({ step: 'where' })}>
        <Button type="submit" size="md" loading={starting}>
          {text('sign-in.start')}
        </Button>
      </StepActions>
    </form>
  );
}

function Instructions(): ReactNode {
  const text = useText();
  const port = useSettings()?.settings.portal.redirectPort ?? 0;
  return (
    <div className="sign-in-help">
      <p>{text('sign-in.app.open')}</p>
      <ul>
        <li>{text('sign-in.app.type')}</li>
        <li>{text('sign-in.app.scopes')}</li>
        <li>
          {text('sign-in.app.redirect')}
          <Copied value={`http://127.0.0.1:${port}/`} what={text('sign-in.app.redirect')} />
        </li>
      </ul>
      <p>{text('sign-in.app.then')}</p>
    </div>
  );
}
