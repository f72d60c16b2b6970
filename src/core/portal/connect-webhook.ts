import type { Answer, Profile } from '../ports/portal.ts';
import type { Secrets } from '../ports/secret-store.ts';
import { failedBy, type Connection } from './connection.ts';

export interface WebhookConnectionParts {
  readonly secrets: Secrets;
  /** As typed by whoever set it up; it counts more than whose the incoming webhook is. */
  readonly operatorId: string | null;
  readonly profile: () => Promise<Answer<Profile>>;
  readonly isCurrent: () => boolean;
  readonly identified: (profile: Profile) => void;
  readonly measureClock: () => Promise<void>;
}

/** The administrator has bound our address by hand (bitrix24.md 4.6): all we need is a token, and who the operator is. */
export async function connectWebhook(parts: WebhookConnectionParts): Promise<Connection | null> {
  const { secrets, operatorId, isCurrent } = parts;
  if (secrets.applicationToken === null) return { kind: 'signed-out', failure: null };
  if (secrets.incomingWebhookUrl === null) {
    return operatorId === null ? { kind: 'operator-unknown' } : { kind: 'connected', failure: null };
  }
  const profile = await parts.profile();
  if (!isCurrent()) return null;
  if (profile.kind === 'failed') {
    return operatorId === null ? failedBy(profile.failure) : { kind: 'connected', failure: profile.failure };
  }
  parts.identified(profile.value);
  await parts.measureClock();
  return { kind: 'connected', failure: null };
}
