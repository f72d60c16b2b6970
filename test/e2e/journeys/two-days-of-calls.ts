import type { Call, Direction, Outcome } from '../../../src/core/call/call.ts';
import { callOf } from '../../core/call/calls.ts';

/** `null`: the number was withheld. */
type Client = readonly [name: string | null, company: string | null, number: string | null];

/** Made up; their numbers are set aside for fiction, or nobody can have them. */
const clients = {
  anna: ['Anna Schröder', 'Schröder & Söhne GmbH', '+493023125014'],
  maria: ['Мария Соколова', 'ООО «Северный ветер»', '+74950001234'],
  james: ['James O’Connor', null, '+442079460123'],
  emily: ['Emily Carter', 'Carter Logistics', '+12025550143'],
  chloe: ['Chloé Lefèvre', 'Atelier Lefèvre', '+33199001234'],
  joao: ['João Gonçalves', null, '+551155550117'],
  ayse: ['Ayşe Yılmaz', 'Yılmaz Mobilya', '+902120000145'],
  lukasz: ['Łukasz Wiśniewski', 'Drukarnia Wisła', '+48220000131'],
  dina: ['دينا حداد', null, '+97140000128'],
  lena: ['Lena Åkerström', null, '+468465004123'],
  stranger: [null, null, '+493023125088'],
  withheld: [null, null, null],
} as const satisfies Record<string, Client>;

type Row = readonly [
  who: keyof typeof clients,
  direction: Direction,
  outcome: Outcome,
  durationS: number,
  changes?: Partial<Call>,
];

/** The newest first. */
const rows: readonly Row[] = [
  ['emily', 'incoming', 'answered', 284, { note: 'Wants the offer for three lorries by Friday' }],
  ['joao', 'incoming', 'missed', 0],
  ['maria', 'outgoing', 'answered', 97],
  ['stranger', 'incoming', 'answered', 41],
  ['chloe', 'outgoing', 'no-answer', 0],
  ['anna', 'incoming', 'answered', 612, { note: 'Call back about invoice 4711' }],
  ['lukasz', 'incoming', 'elsewhere', 0],
  ['ayse', 'callback', 'answered', 156],
  ['withheld', 'incoming', 'missed', 0],
  ['lena', 'outgoing', 'busy', 0],
  ['james', 'incoming', 'answered', 33],
  ['dina', 'outgoing', 'answered', 205],
  ['lukasz', 'outgoing', 'cancelled', 0],
  ['anna', 'incoming', 'declined', 0],
  ['maria', 'incoming', 'answered', 478, { note: 'Отправить договор' }],
  ['emily', 'outgoing', 'answered', 122],
  ['joao', 'incoming', 'missed', 0, { origin: 'back-filled', notice: null }],
  ['stranger', 'outgoing', 'failed', 0, { failedCode: '404' }],
  ['chloe', 'incoming', 'answered', 366],
  ['lena', 'incoming', 'answered', 58, { origin: 'late', notice: 'summed-up' }],
  ['james', 'outgoing', 'answered', 740],
  ['ayse', 'incoming', 'missed', 0, { notice: 'do-not-disturb' }],
  ['dina', 'incoming', 'answered', 91],
  ['anna', 'outgoing', 'answered', 187],
  ['withheld', 'incoming', 'answered', 64],
];

/** The first call of the day before. */
const eveningAfter = 12;

const codes: Partial<Record<Outcome, string>> = {
  missed: '304',
  'no-answer': '304',
  busy: '486',
  cancelled: '603-S',
  declined: '603',
};

/** Twenty-five calls of every kind, so that whoever looks sees what there is. @param newestMs when the last one rang. */
export function twoDaysOfCalls(newestMs: number): readonly Call[] {
  return rows.map(([who, direction, outcome, durationS, changes], index) => {
    const [name, company, number] = clients[who];
    const nightMs = index < eveningAfter ? 0 : 15 * 3_600_000;
    const rangAtMs = newestMs - nightMs - index * 19 * 60_000 - (index % 7) * 251_000;
    const talked = outcome === 'answered';
    const startedAtMs = talked ? rangAtMs + 7_000 : null;
    return callOf({
      callId: `journey-${index}`,
      ...{ name, company, number, direction, outcome, durationS, rangAtMs, startedAtMs },
      endedAtMs: rangAtMs + 7_000 + (talked ? durationS * 1_000 : 12_000),
      failedCode: codes[outcome] ?? '200',
      companyNumber: direction === 'incoming' ? '+493023125000' : null,
      crm: name === null ? [] : [{ kind: 'contact', id: String(1_000 + index), name }],
      notice: 'shown',
      ...changes,
    });
  });
}
