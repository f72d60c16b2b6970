import type { PortalFailure } from '../../core/portal/portal-failure.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Answer } from '../../core/ports/portal.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import { own } from './http-exchange.ts';
import { askForTokens, type OAuthClient } from './oauth-tokens.ts';

export interface AppSessionParts {
  readonly secrets: SecretStore;
  /** The OAuth server and the application, or null while none is configured. */
  readonly client: () => Promise<OAuthClient | null>;
  /** Told when Bitrix24 ended the session, whoever asked; the tokens are gone by then. */
  readonly ended: (failure: PortalFailure) => void;
  readonly log: Log;
}

/** The tokens of whoever signed in (bitrix24.md 5.3). Rejects when the secrets cannot be read. */
export interface AppSession {
  /** The access token as far as it is known, or null when nobody is signed in. */
  accessToken(): Promise<string | null>;
  /**
   * A token newer than one that has expired. Whoever asks while a refresh is under way gets that one's; who comes late
   * with an older token gets what there is. @param stale the token Bitrix24 called expired.
   */
  renew(stale: string): Promise<Answer<string>>;
}

interface Tokens {
  readonly access: string | null;
  readonly refresh: string | null;
}

interface NewTokens {
  readonly access: string;
  readonly refresh: string;
}

/**
 * Both tokens rotate, so the new pair is on disk before it is used: a crash in between costs no more than Bitrix24
 * itself asks for. Only what Bitrix24 says of the token itself ends a session (`invalid_grant`, `expired_token` and the like); a refresh
 * that got no answer is tried again with the old token.
 */
export function createAppSession({ secrets, client, ended, log }: AppSessionParts): AppSession {
  /** Newer than what is on disk, when that could not be written; as long as nobody else has written there. */
  let unsaved: { readonly pair: Tokens; readonly onDisk: string | null } | null = null;
  let renewing: Promise<Answer<string>> | null = null;

  return {
    accessToken: async () => (await tokens()).access,
    renew(stale) {
      renewing ??= renewed(stale).finally(() => (renewing = null));
      return renewing;
    },
  };

  async function tokens(): Promise<Tokens> {
    const { accessToken, refreshToken } = await secrets.read();
    // Somebody has signed out, or in, since.
    if (unsaved !== null && unsaved.onDisk !== refreshToken) unsaved = null;
    return unsaved?.pair ?? { access: accessToken, refresh: refreshToken };
  }

  async function renewed(stale: string): Promise<Answer<string>> {
    const { access, refresh } = await tokens();
    if (access !== null && access !== stale) return { kind: 'ok', value: access };
    const application = await client();
    if (refresh === null || application === null) return failed(own('signed-out', 'nobody is signed in'));
    const grant = { grant_type: 'refresh_token', refresh_token: refresh } as const;
    let answer = await askForTokens(application, grant);
    // It may have died half-way: the old token is all we have, and mostly still good.
    if (isBroken(answer)) answer = await askForTokens(application, grant);
    // Signed out, or in as somebody else, meanwhile: what was said is about nobody any more.
    if ((await tokens()).refresh !== refresh) return failed(own('signed-out', 'signed out meanwhile'));
    if (answer.kind === 'ok') {
      await keep({ access: answer.value.accessToken, refresh: answer.value.refreshToken }, refresh);
      return { kind: 'ok', value: answer.value.accessToken };
    }
    log.warn('the session could not be renewed', { why: answer.failure.why, code: answer.failure.code });
    if (answer.failure.why === 'session-over') {
      await end();
      ended(answer.failure);
    }
    return answer;
  }

  async function keep(pair: NewTokens, replaced: string): Promise<void> {
    try {
      await secrets.set({ accessToken: pair.access, refreshToken: pair.refresh });
      unsaved = null;
    } catch (error) {
      unsaved = { pair, onDisk: unsaved === null ? replaced : unsaved.onDisk };
      log.error('the renewed session could not be kept: it lasts until the program ends', { error });
    }
  }

  async function end(): Promise<void> {
    unsaved = null;
    try {
      await secrets.set({ accessToken: null, refreshToken: null });
    } catch (error) {
      log.warn('the tokens of a session that is over could not be removed', { error });
    }
  }
}

function isBroken(answer: Answer<unknown>): boolean {
  return (
    answer.kind === 'failed' && (answer.failure.why === 'unreachable' || answer.failure.why === 'timed-out')
  );
}

function failed(failure: PortalFailure): Answer<never> {
  return { kind: 'failed', failure };
}
