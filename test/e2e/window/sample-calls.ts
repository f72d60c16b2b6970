import type { Call } from '../../../src/core/call/call.ts';
import { believableCalls } from '../../bench/believable-calls.ts';
import { callOf } from '../../core/call/calls.ts';

/** Names and numbers as somebody would write them who wishes us ill. */
export const hostileCalls: readonly Partial<Call>[] = [
  {
    name: '<img src=x onerror="document.title=1">',
    number: '+4930<b>1</b>',
    company: '</span><script>alert(1)</script>',
  },
  { name: '\u202Egnp.exe moc.kcatta\u202D', number: '\u202E12345678' },
  { name: 'A'.repeat(10_000), company: 'ё'.repeat(10_000), number: '9'.repeat(250) },
  { name: '=HYPERLINK("http://evil.example","Click")', company: '@SUM(A1)', number: '+49301112223' },
  { name: '👩🏽‍🚀🇩🇪', company: '🎉'.repeat(40), number: 'anonymous' },
];

/**
 * A few weeks of an operator's calls, the newest a moment ago; the same for the same `nowMs`.
 * @param count how many; the first ones show every outcome.
 */
export function sampleCalls(count: number, nowMs: number): readonly Call[] {
  const believable = believableCalls();
  return Array.from({ length: count }, (_, index) => {
    const made = believable.next();
    const shiftMs = nowMs - index * 1_500_000 - (made.rangAtMs ?? 0);
    const later = (ms: number | null) => (ms === null ? null : ms + shiftMs);
    const call: Call = {
      ...callOf(),
      ...made,
      rangAtMs: later(made.rangAtMs),
      startedAtMs: later(made.startedAtMs),
      endedAtMs: later(made.endedAtMs),
      crm: made.name === null ? [] : [{ kind: 'contact', id: String(1000 + index), name: made.name }],
      ...special[index % 40],
    };
    return { ...call, company: call.company?.trim() ?? null };
  });
}

const special: Readonly<Record<number, Partial<Call>>> = {
  0: { outcome: 'connected', direction: 'incoming', durationS: null, failedCode: null, endedAtMs: null },
  3: { note: 'Rückruf bis Freitag, Angebot 4711', name: 'Jürgen Müller', number: '+49 (30) 901820-44' },
  5: { outcome: 'elsewhere', direction: 'incoming', failedCode: '200' },
  7: { outcome: 'busy', direction: 'outgoing', failedCode: '486', durationS: 0 },
  9: { name: null, company: null, number: null, crm: [] },
  10: {
    isPrivate: true,
    name: null,
    company: null,
    number: null,
    crm: [],
    outcome: 'answered',
    direction: 'incoming',
    durationS: 312,
  },
  11: { outcome: 'cancelled', direction: 'outgoing', failedCode: '603-S', durationS: 0 },
  13: { direction: 'callback', outcome: 'answered', failedCode: '200' },
  17: { origin: 'late', notice: 'summed-up' },
  19: { origin: 'back-filled', notice: null },
};
