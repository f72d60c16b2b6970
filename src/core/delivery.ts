import type { CallKey, Direction } from './call.ts';

/** ONVOXIMPLANTCALLINIT: a call exists. It names the number and never the operator (facts 2.1). */
export interface CallInit extends CallKey {
  readonly kind: 'init';
  readonly sentAtMs: number;
  readonly direction: Direction;
  readonly number: string | null;
  readonly companyNumber: string | null;
  readonly line: string | null;
  readonly viaRestApp: boolean;
}

/** ONVOXIMPLANTCALLSTART: an operator is connected, or rung where a REST app registers calls (facts 2.2, 2.3). */
export interface CallStart extends CallKey {
  readonly kind: 'start';
  readonly sentAtMs: number;
  readonly operatorId: string;
  readonly viaRestApp: boolean;
}

/** ONVOXIMPLANTCALLEND: a call is over (facts 2.4). */
export interface CallEnd extends CallKey {
  readonly kind: 'end';
  readonly sentAtMs: number;
  readonly direction: Direction;
  readonly number: string | null;
  readonly line: string | null;
  readonly viaRestApp: boolean;
  /** Absent for calls nobody was responsible for. */
  readonly operatorId: string | null;
  readonly durationS: number | null;
  /** CALL_START_DATE. */
  readonly beganAtMs: number | null;
  readonly failedCode: string | null;
  readonly crmActivityId: string | null;
}

export type CallEvent = CallInit | CallStart | CallEnd;

/** An event of Bitrix24 that is genuine but says nothing about a call of ours. */
export interface OtherEvent {
  readonly kind: 'other';
  readonly name: string;
  readonly sentAtMs: number;
}

/** What a delivery says of its sender. Holds a secret: never log it, never let it past verification. */
export interface Sender {
  readonly memberId: string;
  readonly applicationToken: string;
  /** Host of the hit that raised the event: may be an alias (facts 3.2). Reported, never trusted. */
  readonly domain: string | null;
}

/** One POST from Bitrix24's queue, readable but not yet believed. */
export interface Delivery {
  readonly event: CallEvent | OtherEvent;
  readonly sender: Sender;
}
