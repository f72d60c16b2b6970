import { hash, timingSafeEqual } from 'node:crypto';
import type { SameSecret } from '../../core/ports/same-secret.ts';

/** See the port. The hashes have one length whatever is presented, as `timingSafeEqual` demands. */
export const sameSecret: SameSecret = (presented, expected) =>
  timingSafeEqual(digestOf(presented), digestOf(expected));

function digestOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
