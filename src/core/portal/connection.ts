import type { PortalFailure } from './portal-failure.ts';

/** What one attempt to connect found; null where it was overtaken by something newer. */
export type Connection =
  /** `failure`: calls arrive, but the portal could not be asked for the rest (webhook mode). */
  | { readonly kind: 'connected'; readonly failure: PortalFailure | null }
  | { readonly kind: 'needs-address' }
  | { readonly kind: 'not-installed' }
  | { readonly kind: 'operator-unknown' }
  | { readonly kind: 'signed-out'; readonly failure: PortalFailure | null }
  /** The test did not come back, though everything is bound. */
  | { readonly kind: 'test-lost' }
  | { readonly kind: 'failed'; readonly failure: PortalFailure };

export function failedBy(failure: PortalFailure): Connection {
  if (failure.why === 'signed-out') return { kind: 'signed-out', failure: null };
  return { kind: failure.why === 'session-over' ? 'signed-out' : 'failed', failure };
}

/** A failure that is not of Bitrix24's wording. */
export function ownFailure(why: PortalFailure['why'], detail: string): PortalFailure {
  return { why, code: null, detail, retryAtMs: null };
}
