import { randomBytes } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import type { ProbeOutcome, PublicProbe } from '../../core/ports/public-probe.ts';
import { plainText } from '../../core/text/plain-text.ts';
import { boundedGet, type Got } from './bounded-get.ts';
import { readObjection } from './probe-answer.ts';

export interface HttpProbeOptions {
  /** Where our listener answers probes: `/b24/SECRET/alive`. */
  readonly path: string;
  /** The same function the listener answers with. */
  readonly answerTo: (nonce: string) => string;
  /** 10,000 unless told otherwise. */
  readonly timeoutMs?: number;
  readonly lookup?: LookupFunction;
}

/** Neither a browser nor a redirect follower: localtunnel shows those a page of its own. */
const headers = { 'bypass-tunnel-reminder': '1', 'user-agent': 'Offhook' };
/** The right answer has 64 characters, an objection some hundred; a page that has more is not ours. */
const bodyBytes = 1_024;

/** Goes the whole way round: out to the public address, and back in through the tunnel to our own listener. */
export function httpProbe(options: HttpProbeOptions): PublicProbe {
  const { path, answerTo, lookup, timeoutMs = 10_000 } = options;
  const calledOff = new AbortController();

  return {
    async ask(publicUrl) {
      const nonce = randomBytes(16).toString('hex');
      const startedAtMs = performance.now();
      const got = await boundedGet(`${publicUrl}${path}?nonce=${nonce}`, {
        timeoutMs,
        bodyBytes,
        headers,
        lookup,
        signal: calledOff.signal,
      });
      if (got.kind === 'answered' && got.status === 200 && got.body === answerTo(nonce))
        return { kind: 'heard', latencyMs: performance.now() - startedAtMs };
      const objection = got.kind === 'answered' ? readObjection(nonce, got.body, answerTo) : null;
      return objection === null
        ? unheard(got)
        : { kind: 'unheard', why: objection.why, detail: plainText(objection.said, 120) };
    },
    close: () => calledOff.abort(),
  };
}

function unheard(got: Got): ProbeOutcome {
  if (got.kind === 'answered')
    return { kind: 'unheard', why: 'wrong-answer', detail: `somebody else answered, status ${got.status}` };
  switch (got.why) {
    case 'timed-out':
    case 'unreachable':
      return { kind: 'unheard', why: got.why, detail: got.detail };
    case 'called-off':
      return { kind: 'unheard', why: 'unreachable', detail: got.detail };
    case 'too-long':
      return { kind: 'unheard', why: 'wrong-answer', detail: `a page answered: ${got.detail}` };
  }
}
