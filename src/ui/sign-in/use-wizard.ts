import { useRef, useState } from 'react';
import type { SignInEnded, SignInStarted } from '../../contract/window-api.ts';
import { useSettings, useWindow } from '../app/window-context.ts';
import { useEvent } from '../app/use-request.ts';

export type Mode = 'app' | 'webhook';
export type Started = Extract<SignInStarted, { kind: 'waiting' }>;
export type NotSignedIn = Exclude<SignInEnded, { kind: 'signed-in' }>;

/** What was filled in so far; kept when one goes back. */
export interface SignInAnswers {
  /** Host name. */
  readonly domain: string;
  readonly mode: Mode;
  readonly clientId: string;
  readonly clientSecret: string;
}

export type Place =
  | { readonly step: 'where' | 'app' | 'webhook' }
  | { readonly step: 'waiting'; readonly started: Started }
  | { readonly step: 'failed'; readonly ended: NotSignedIn }
  | { readonly step: 'first'; readonly name: string | null };

export interface Wizard {
  readonly at: Place;
  readonly answers: SignInAnswers;
  answer(answers: Partial<SignInAnswers>): void;
  go(place: Place): void;
  /** @returns which field is wrong, `unanswered`, or null when the browser has the word. */
  start(): Promise<'domain' | 'clientId' | 'clientSecret' | 'unanswered' | null>;
  /** Ends a sign-in that is under way. */
  leave(): void;
}

/** Where one is on the way to a connection. */
export function useWizard(): Wizard {
  const { api, app } = useWindow();
  const portal = useSettings()?.settings.portal;
  const [at, go] = useState<Place>({ step: 'where' });
  const [answers, setAnswers] = useState<SignInAnswers>({
    domain: portal?.domain ?? '',
    // Whoever begins gets what is recommended; whoever is connected, what he has.
    mode: portal?.domain == null ? 'app' : portal.mode,
    clientId: portal?.clientId ?? '',
    clientSecret: '',
  });
  const waiting = useRef(false);

  useEvent('sign-in.ended', (ended) => {
    if (!waiting.current) return;
    waiting.current = false;
    if (ended.kind === 'signed-in') go({ step: 'first', name: null });
    else if (ended.kind === 'cancelled') go({ step: 'app' });
    else go({ step: 'failed', ended });
  });

  async function start(): ReturnType<Wizard['start']> {
    const { domain, clientId, clientSecret } = answers;
    // The end of it may come before the answer that it has begun.
    waiting.current = true;
    const started = await api
      .request('sign-in.start', { domain, clientId: clientId.trim(), clientSecret: clientSecret.trim() })
      .catch(() => null);
    if (started?.kind === 'waiting') {
      if (waiting.current) go({ step: 'waiting', started });
      if (app.shell === 'headless') openInBrowser(started.authorizeUrl);
      return null;
    }
    waiting.current = false;
    return started?.field ?? 'unanswered';
  }

  return {
    at,
    answers,
    answer: (changes) => setAnswers((before) => ({ ...before, ...changes })),
    go,
    start,
    leave() {
      if (at.step === 'waiting') api.request('sign-in.cancel', null).catch(() => {});
      waiting.current = false;
    },
  };
}

/** A blocked pop-up is no harm: there is a link, too. */
function openInBrowser(address: string): void {
  if (/^https?:\/\//.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
}
