/** Every text without a number in it. Values in double braces are filled in. */
export type PlainKey =
  | 'notice.unknown-number'
  | 'notice.connected.incoming'
  | 'notice.connected.outgoing'
  | 'notice.connected.other'
  | 'notice.ringing.incoming'
  | 'notice.ringing.outgoing'
  | 'notice.ringing.other'
  | 'notice.missed'
  | 'notice.on-line'
  | 'notice.late.title'
  | 'notice.history-damaged.title'
  | 'notice.history-damaged.body'
  | 'notice.deaf.title'
  | 'notice.deaf.body'
  | 'notice.hearing-again.title'
  | 'notice.hearing-again.body'
  | 'notice.trial.title'
  | 'notice.trial.body'
  | 'direction.incoming'
  | 'direction.outgoing'
  | 'direction.callback'
  | 'direction.announcement'
  | 'direction.unknown'
  | 'outcome.ringing'
  | 'outcome.connected'
  | 'outcome.answered'
  | 'outcome.elsewhere'
  | 'outcome.missed'
  | 'outcome.declined'
  | 'outcome.cancelled'
  | 'outcome.busy'
  | 'outcome.no-answer'
  | 'outcome.failed'
  | 'export.column.time'
  | 'export.column.direction'
  | 'export.column.outcome'
  | 'export.column.number'
  | 'export.column.name'
  | 'export.column.company'
  | 'export.column.duration'
  | 'export.column.line'
  | 'export.column.note';

/** Texts that change with a number; each has one entry for every plural form of its language. */
export type CountedKey = 'notice.late.calls' | 'notice.late.missed';

/** A complete set of texts: a missing key does not compile. */
export type Catalogue<Plural extends Intl.LDMLPluralRule> = Readonly<
  Record<PlainKey | `${CountedKey}_${Plural}`, string>
>;
