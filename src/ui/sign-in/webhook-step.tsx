import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSettings, useText } from '../app/window-context.ts';
import { HandlerAddress } from './handler-address.tsx';
import { SecretInput } from './secret-input.tsx';
import { StepActions } from './step-actions.tsx';
import { useWebhook, type WebhookField } from './use-webhook.ts';
import type { Wizard } from './use-wizard.ts';

const events = [
  ['init', 'ONVOXIMPLANTCALLINIT'],
  ['start', 'ONVOXIMPLANTCALLSTART'],
  ['end', 'ONVOXIMPLANTCALLEND'],
] as const;

/** The webhook, step by step, in the order of Bitrix24's own form. */
export function WebhookStep({ wizard }: { readonly wizard: Wizard }): ReactNode {
  const text = useText();
  const { typed, type, objection, connecting, connect } = useWebhook(wizard);
  const errorOf = (field: WebhookField): string | null =>
    objection?.field === field ? objection.words : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <h2 tabIndex={-1}>{text('sign-in.webhook.title')}</h2>
      <ol className="sign-in-list">
        <li>
          <h3>{text('sign-in.webhook.make')}</h3>
          <p>{text('sign-in.webhook.make-hint')}</p>
        </li>
        <li>
          <h3>{text('sign-in.webhook.handler')}</h3>
          <HandlerAddress />
        </li>
        <li>
          <h3>{text('sign-in.webhook.events')}</h3>
          <ul className="sign-in-events">
            {events.map(([name, code]) => (
              <li key={code}>
                <code>{code}</code> <span className="quiet">{text(`sign-in.webhook.event.${name}`)}</span>
              </li>
            ))}
          </ul>
        </li>
        <li>
          <h3>{text('sign-in.webhook.token')}</h3>
          <Token
            value={typed.token}
            error={errorOf('applicationToken')}
            onChange={(token) => type({ token })}
          />
        </li>
        <li>
          <h3>{text('sign-in.webhook.you')}</h3>
          <p>{text('sign-in.webhook.you-hint')}</p>
          <TextInput
            label={text('sign-in.operator')}
            description={text('sign-in.operator-hint')}
            error={errorOf('operatorId')}
            placeholder="1269"
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            value={typed.operatorId}
            onChange={(event) => type({ operatorId: event.currentTarget.value })}
          />
          <Incoming
            value={typed.incoming}
            error={errorOf('incomingWebhookUrl')}
            onChange={(incoming) => type({ incoming })}
          />
        </li>
      </ol>
      {objection?.field === null && <p role="alert">{objection.words}</p>}
      <StepActions onBack={() => wizard.go({ step: 'where' })}>
        <Button type="submit" size="md" loading={connecting}>
          {text('sign-in.connect')}
        </Button>
      </StepActions>
    </form>
  );
}

interface SecretProps {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (typed: string) => void;
}

function Token({ value, error, onChange }: SecretProps): ReactNode {
  const text = useText();
  const kept = useSettings()?.secrets.applicationToken ?? false;
  return (
    <SecretInput
      label={text('sign-in.token')}
      hint={text('sign-in.token-hint')}
      error={error}
      kept={kept}
      value={value}
      onChange={onChange}
    />
  );
}

function Incoming({ value, error, onChange }: SecretProps): ReactNode {
  const text = useText();
  const kept = useSettings()?.secrets.incomingWebhookUrl ?? false;
  return (
    <SecretInput
      label={text('sign-in.incoming')}
      hint={text('sign-in.incoming-hint')}
      error={error}
      kept={kept}
      value={value}
      onChange={onChange}
    />
  );
}
