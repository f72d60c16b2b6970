import { createHmac, randomBytes } from 'node:crypto';

/**
 * What our listener answers a probe with, as lower-case hex. Nobody else can: the key is made here, and dies with the
 * process. @returns a function from the probe's nonce to the one right answer.
 */
export function createProbeAnswer(): (nonce: string) => string {
  const key = randomBytes(32);
  return (nonce) => createHmac('sha256', key).update(nonce).digest('hex');
}
