import { z } from 'zod';
import { boundedGet, type Got } from './bounded-get.ts';

/** Ten, as the public server has it: no server makes us open thousands. */
const mostConnections = 10;

const registration = z.object({
  id: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  port: z.number().int().min(1).max(65_535),
  ip: z.string().optional(),
  max_conn_count: z
    .number()
    .int()
    .min(1)
    .default(1)
    .transform((count) => Math.min(count, mostConnections)),
});

export type Registration = z.output<typeof registration>;

export type Registered =
  | { readonly kind: 'registered'; readonly registration: Registration }
  | {
      readonly kind: 'failed';
      readonly why: 'timed-out' | 'unreachable' | 'refused' | 'bad-answer' | 'called-off';
      readonly detail: string;
    };

/**
 * Asks a localtunnel server for a tunnel. The library's own way of asking is not used: it tries again every second for
 * ever, cannot be called off, waits without limit, and takes a landing page for a tunnel.
 * @param subdomain null for any; the server may hand out another.
 */
export async function register(
  host: string,
  subdomain: string | null,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<Registered> {
  const url = `${host.replace(/\/+$/, '')}/${subdomain ?? '?new'}`;
  const headers = { 'user-agent': 'Offhook', accept: 'application/json' };
  return readRegistration(await boundedGet(url, { signal, timeoutMs, bodyBytes: 16_384, headers }));
}

function readRegistration(got: Got): Registered {
  if (got.kind === 'failed')
    return { kind: 'failed', why: got.why === 'too-long' ? 'bad-answer' : got.why, detail: got.detail };
  if (got.status !== 200)
    return { kind: 'failed', why: 'refused', detail: `status ${got.status}: ${got.body.slice(0, 80)}` };
  const read = registration.safeParse(parseJson(got.body));
  if (!read.success)
    return { kind: 'failed', why: 'bad-answer', detail: `not a tunnel: ${got.body.slice(0, 80)}` };
  return { kind: 'registered', registration: read.data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
