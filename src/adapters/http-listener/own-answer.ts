import { randomBytes } from 'node:crypto';

const limitMs = 10_000;

/**
 * Whether our own listener answers a probe on this machine, without the tunnel.
 * @param listenerUrl `http://127.0.0.1:PORT/b24/SECRET` @param answerTo what it answers a nonce with.
 * @returns within 10 s; never rejects.
 */
export async function listenerAnswers(
  listenerUrl: string,
  answerTo: (nonce: string) => string,
): Promise<boolean> {
  try {
    const nonce = randomBytes(16).toString('hex');
    const response = await fetch(`${listenerUrl}/alive?nonce=${nonce}`, {
      signal: AbortSignal.timeout(limitMs),
    });
    return response.ok && (await response.text()) === answerTo(nonce);
  } catch {
    return false;
  }
}
