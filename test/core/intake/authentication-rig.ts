import { createIntake } from '../../../src/core/intake/intake.ts';
import type { AppLife } from '../../../src/core/portal/app-life.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { unaskedClock } from '../unasked-clock.ts';
import { memberId, nonce, nowMs, operatorId } from './bodies.ts';

interface Choices {
  readonly known?: string | null;
  readonly member?: string | null;
  readonly awaited?: string | null;
  readonly withoutApp?: boolean;
  readonly canKeep?: boolean;
}

/** An intake whose portal says yes to the access token `good`. */
export function intakeOf({
  known = null,
  member = memberId,
  awaited = nonce,
  canKeep = true,
  ...choices
}: Choices = {}) {
  const session = { memberId: member, applicationToken: known, operatorId };
  const told: string[] = [];
  const asked: string[] = [];
  const compared: (readonly [string, string])[] = [];
  const clock = { nowMs };
  let answer = async (accessToken: string): Promise<boolean> => accessToken === 'good';
  const app: AppLife = {
    awaitedNonce: () => awaited,
    confirms(accessToken) {
      asked.push(accessToken);
      return answer(accessToken);
    },
    async learnToken(learned) {
      if (canKeep) session.applicationToken = learned;
      return canKeep;
    },
    testArrived: (arrived) => void told.push(`test ${arrived}`),
    happened: (what) => void told.push(what),
  };
  const log = recordingLog();
  const deliver = createIntake({
    session: () => ({ ...session }),
    pinPortal: (id) => void told.push(`pinned ${id}`),
    rules: () => readSettings({}).settings.notifications,
    history: memoryHistory(),
    sameSecret(presented, expected) {
      compared.push([presented, expected]);
      return presented === expected;
    },
    clock: unaskedClock(() => clock.nowMs),
    deskNow: () => clock.nowMs,
    log,
    ...(choices.withoutApp !== true && { app }),
  });
  return {
    ...{ deliver, session, told, asked, compared, clock, log },
    willAnswer(next: typeof answer) {
      answer = next;
    },
  };
}
