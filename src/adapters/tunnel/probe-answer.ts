import { createHmac, randomBytes } from 'node:crypto';
import type { ForeignRequest } from '../../core/intake/refusals.ts';

/**
 * What our listener answers a probe with, as lower-case hex. Nobody else can: the key is made here, and dies with the
 * process. @returns a function from the probe's nonce to the one right answer.
 */
export function createProbeAnswer(): (nonce: string) => string {
  const key = randomBytes(32);
  return (nonce) => createHmac('sha256', key).update(nonce).digest('hex');
}

/** What tells the probe, and nobody else, that a delivery which came by the same way would be refused. */
export function objectionAnswer(
  nonce: string,
  { why, said }: ForeignRequest,
  answerTo: (text: string) => string,
): string {
  const told = `${why} ${said.slice(0, 200)}`;
  return `${answerTo(`${nonce} ${told}`)} ${told}`;
}

/** @returns null for what our own listener did not say. */
export function readObjection(
  nonce: string,
  answer: string,
  answerTo: (text: string) => string,
): ForeignRequest | null {
  const [proof = '', why = '', ...words] = answer.split(' ');
  const said = words.join(' ');
  if ((why !== 'foreign-host' && why !== 'foreign-origin') || proof !== answerTo(`${nonce} ${why} ${said}`))
    return null;
  return { why, said };
}
