import type { CallKey, Direction } from '../call/call.ts';

/** ONVOXIMPLANTCALLINIT: a call exists. It names the number and never the operator (bitrix24.md 2.1). */
export interface CallInit extends CallKey {
  readonly kind: 'init';
  readonly sentAtMs: number;
  readonly direction: Direction;
  readonly number: string | null;
  readonly companyNumber: string | null;
  readonly line: string | null;
  readonly viaRestApp: boolean;
}

/** ONVOXIMPLANTCALLSTART: an operator is connected, or rung where a REST app registers calls (bitrix24.md 2.2, 2.3). */
export interface CallStart extends CallKey {
  readonly kind: 'start';
  readonly sentAtMs: number;
  readonly operatorId: string;
  readonly viaRestApp: boolean;
}

/** ONVOXIMPLANTCALLEND: a call is over (bitrix24.md 2.4). */
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

/** ONAPPTEST: somebody called `event.test`; ours carries our nonce (bitrix24.md 3.1, 3.5). */
export interface AppTested {
  readonly kind: 'app-tested';
  readonly sentAtMs: number;
  readonly nonce: string | null;
}

/**
 * ONAPPINSTALL and ONAPPUPDATE (bitrix24.md 3.5). After an update every subscription is gone, and the application token may be
 * another one. The access token is what such a delivery can be confirmed with; it lives no longer than this object: never log
 * it, never put it into a verdict.
 */
export interface AppChanged {
  readonly kind: 'app-installed' | 'app-updated';
  readonly sentAtMs: number;
  readonly accessToken: string | null;
}

/** ONAPPUNINSTALL: the application is gone from the portal, and its subscriptions with it. */
export interface AppRemoved {
  readonly kind: 'app-removed';
  readonly sentAtMs: number;
}

/** What happens to the application itself, not to a call. */
export type AppEvent = AppTested | AppChanged | AppRemoved;

/** An event of any other name, known to us or not: it says nothing about a call of ours. */
export interface OtherEvent {
  readonly kind: 'other';
  /** Upper case. Hostile text. */
  readonly name: string;
  /** Null when it does not say. */
  readonly sentAtMs: number | null;
}

/** An event of a call without what we need of it. */
export interface IncompleteEvent {
  readonly kind: 'incomplete';
  readonly name: string;
  readonly problems: readonly string[];
  readonly sentAtMs: number | null;
}

/** What a delivery says of its sender. Holds a secret: never log it, never let it past verification. */
export interface Sender {
  readonly memberId: string;
  readonly applicationToken: string;
  /** Host of the hit that raised the event: may be an alias (bitrix24.md 3.2). Reported, never trusted. */
  readonly domain: string | null;
}

/** One POST from Bitrix24's queue, readable but not yet believed. */
export interface Delivery {
  readonly event: CallEvent | AppEvent | OtherEvent | IncompleteEvent;
  readonly sender: Sender;
}
