import type { Call } from '../../../src/core/call/call.ts';
import { callOf } from '../../core/call/calls.ts';

const outcomes = ['answered', 'answered', 'answered', 'missed', 'answered', 'elsewhere', 'declined'] as const;
const reached = ['answered', 'answered', 'no-answer', 'answered', 'busy'] as const;
const contacts = [
  ['Jürgen Müller', '+49 (30) 901820-44'],
  ['Алёна Иванова', '+7 916 123-45-67'],
  [null, '+44 20 7946 0958'],
  ['Zoë van den Heuvel-Oosterhout, Einkauf Nord', '+31 20 123 4567'],
  ['Sam', '+1 212 555 0100'],
] as const;

/**
 * Calls of working days, every quarter of an hour from 9 to 17 local time, the newest before `nowMs`; the same for the same day.
 * @param days how many calendar days back.
 */
export function workingCalls(days: number, nowMs: number): readonly Call[] {
  return Array.from({ length: days }, (_, ago) =>
    new Date(new Date(nowMs).setHours(0, 0, 0, 0)).setDate(new Date(nowMs).getDate() - ago),
  )
    .filter((dayMs) => new Date(dayMs).getDay() % 6 !== 0)
    .flatMap((dayMs) => callsOfDay(dayMs))
    .filter(({ rangAtMs }) => rangAtMs !== null && rangAtMs <= nowMs);
}

function callsOfDay(dayMs: number): readonly Call[] {
  const date = new Date(dayMs).getDate();
  return Array.from({ length: 32 }, (_, quarter) => quarter)
    .filter((quarter) => (quarter * 7 + date * 3) % 5 < (quarter > 4 && quarter < 14 ? 4 : 2))
    .map((quarter) => {
      const rangAtMs = dayMs + (9 * 60 + quarter * 15) * 60_000;
      const which = (quarter * 5 + date * 11) % 23;
      const incoming = which % 3 !== 0;
      const outcome = incoming ? outcomes[which % outcomes.length] : reached[which % reached.length];
      const talked = outcome === 'answered';
      const [name, number] = contacts[(which + (which % 3)) % contacts.length] ?? contacts[0];
      return callOf({
        callId: `working-${rangAtMs}`,
        direction: incoming ? 'incoming' : 'outgoing',
        outcome: outcome ?? 'missed',
        name,
        number,
        rangAtMs,
        startedAtMs: talked ? rangAtMs + 4_000 + which * 300 : null,
        endedAtMs: rangAtMs + 400_000,
        durationS: talked ? 60 + which * 17 : 0,
        failedCode: talked ? '200' : '304',
      });
    });
}
