import type { Call } from '../../src/core/call/call.ts';

export interface Believable {
  /** The next call of a busy operator: two or three minutes after the one before, nights and weekends off. */
  readonly next: () => Call;
  readonly random: () => number;
}

const firstNames =
  'Анна Иван Пётр Алёна Семён Мария Дмитрий Сергей Ольга Фёдор Марина Юрий Артём Ксения John Søren Zoë Jürgen 太郎 花子 Γιώργος Αλέξης'.split(
    ' ',
  );
const russian =
  'ив ан ов пет ров сид ор ку зне цов ле бед ев ко валь чук гри шин мо ро зо вол ков ши ряе ёж щер ба тю фё до мар тын'.split(
    ' ',
  );
const latin =
  'ber mann sch mit son har ris ton wood man ford well kin stein er lund gren da sil va ro dri guez'.split(
    ' ',
  );
const firms = ['ООО «', 'ИП ', 'АО «', 'GmbH ', 'Ltd ', '株式会社'];
const prefixes = ['+7916', '+7903', '+7495', '+7926', '+7812', '+4930', '+4479', '+1212'];
const outcomes = [
  'answered',
  'answered',
  'answered',
  'answered',
  'missed',
  'declined',
  'no-answer',
  'failed',
] as const;
const dayMs = 86_400_000;

/** The same calls on every run. 150,000 clients: three of four have a name, one of three a company. */
export function believableCalls(): Believable {
  const random = seeded(20_260_311);
  const pick = <T>(from: readonly T[], fallback: T): T =>
    from[Math.floor(random() * from.length)] ?? fallback;
  const digits = (count: number) => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  const surname = () => {
    const parts = random() < 0.7 ? russian : latin;
    const letters = pick(parts, '') + pick(parts, '') + pick(parts, '');
    return letters.charAt(0).toUpperCase() + letters.slice(1);
  };
  const clients = Array.from({ length: 150_000 }, () => ({
    number: pick(prefixes, '+7') + digits(7),
    name: random() < 0.75 ? `${pick(firstNames, '')} ${surname()}` : null,
    company: random() < 0.35 ? `${pick(firms, '')}${surname()}${surname().toLowerCase()}» ` : null,
  }));
  /** Who has a name has a card; its id says nothing new, so no chance is drawn for it. */
  const cardsOf = (name: string | null): Call['crm'] =>
    name === null ? [] : [{ kind: 'contact', id: String(100_000 + count), name }];
  const nobody = { number: '+79160000000', name: null, company: null };
  let nowMs = Date.UTC(2006, 0, 2, 8);
  let count = 0;

  return {
    random,
    next() {
      count++;
      nowMs += 1000 * Math.ceil(random() * 300);
      if (count % 200 === 0)
        nowMs = Math.floor(nowMs / dayMs + (count % 1000 === 0 ? 3 : 1)) * dayMs + dayMs / 3;
      const outcome = pick(outcomes, 'failed');
      const client = pick(clients, nobody);
      const durationS = outcome === 'answered' ? Math.ceil(random() * 400) : 0;
      return {
        memberId: 'a223c6b9410f85df78e9377d6c4f7213',
        callId: `externalCall.${digits(8)}${digits(8)}${digits(8)}${digits(8)}.${nowMs / 1000}`,
        operatorId: '1269',
        direction: random() < 0.6 ? 'incoming' : 'outgoing',
        outcome,
        ...client,
        crm: cardsOf(client.name),
        companyNumber: null,
        line: 'reg133788',
        viaRestApp: false,
        rangAtMs: nowMs,
        startedAtMs: outcome === 'answered' ? nowMs + 6_000 : null,
        endedAtMs: nowMs + 6_000 + durationS * 1000,
        durationS,
        failedCode: outcome === 'answered' ? '200' : '304',
        crmActivityId: String(100_000 + count),
        isPrivate: false,
        note: random() < 0.03 ? `перезвонить, счёт ${digits(4)}` : null,
        origin: 'live',
        notice: 'shown',
      };
    },
  };
}

/** mulberry32: small, good enough, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
