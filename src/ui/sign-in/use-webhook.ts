import { useState } from 'react';
import type { WebhookConnected, WindowApi } from '../../contract/window-api.ts';
import type { WindowKey } from '../../texts/window/words.ts';
import { useSettings, useText, useWindow } from '../app/window-context.ts';
import type { Text } from '../words/text-catalogue.ts';
import { failureWords, isReason } from './failure-words.ts';
import type { Wizard } from './use-wizard.ts';

export type WebhookField = 'applicationToken' | 'incomingWebhookUrl' | 'operatorId';

interface Typed {
  readonly token: string;
  readonly operatorId: string;
  readonly incoming: string;
}

/** `field` null: it is nobody's fault. */
interface Objection {
  readonly field: WebhookField | null;
  readonly words: string;
}

const wrong = {
  applicationToken: 'sign-in.token-wrong',
  incomingWebhookUrl: 'sign-in.incoming-wrong',
  operatorId: 'sign-in.operator-wrong',
} as const satisfies Record<WebhookField, WindowKey>;

/** What is filled in for a webhook, and its way into the program. */
export function useWebhook(wizard: Wizard) {
  const text = useText();
  const { api } = useWindow();
  const shown = useSettings();
  const [typed, setTyped] = useState<Typed>({
    token: '',
    operatorId: shown?.settings.portal.operatorId ?? '',
    incoming: '',
  });
  const [objection, setObjection] = useState<Objection | null>(null);
  const [connecting, setConnecting] = useState(false);

  function missing(): Objection | null {
    const { token, operatorId, incoming } = typed;
    if (token.trim() === '' && shown?.secrets.applicationToken !== true)
      return { field: 'applicationToken', words: text('sign-in.required') };
    const known =
      operatorId.trim() !== '' || incoming.trim() !== '' || shown?.secrets.incomingWebhookUrl === true;
    return known ? null : { field: 'operatorId', words: text('sign-in.operator-needed') };
  }

  async function connect(): Promise<void> {
    const lacking = missing();
    setObjection(lacking);
    if (lacking !== null) return;
    setConnecting(true);
    const outcome = await connected(api, wizard.answers.domain, typed).catch(() => null);
    setConnecting(false);
    if (outcome === null) setObjection({ field: null, words: text('sign-in.no-answer') });
    else if (outcome.kind === 'wrong') setObjection(objectionOf(outcome, text));
    else wizard.go({ step: 'first', name: outcome.operatorName });
  }

  return {
    typed,
    type: (changes: Partial<Typed>) => setTyped({ ...typed, ...changes }),
    objection,
    connecting,
    connect,
  };
}

/** A portal that was asked has reasons of its own; everything else is the shape of what was typed. */
function objectionOf({ field, why }: Extract<WebhookConnected, { kind: 'wrong' }>, text: Text): Objection {
  return { field, words: isReason(why) ? failureWords(why, null, text) : text(wrong[field]) };
}

/** The address last: an inbound webhook names its portal itself. What the policy locks is as it should be already. */
async function connected(
  api: WindowApi,
  domain: string,
  { token, operatorId, incoming }: Typed,
): Promise<WebhookConnected> {
  const outcome = await api.request('webhook.connect', {
    applicationToken: token.trim(),
    incomingWebhookUrl: incoming.trim() || null,
    operatorId: operatorId.trim() || null,
  });
  if (outcome.kind === 'connected' && incoming.trim() === '') {
    await api.request('settings.set', { key: 'portal.domain', value: domain });
  }
  return outcome;
}
