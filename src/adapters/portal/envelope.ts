import { z } from 'zod';

const text = z.union([z.string(), z.number()]).transform(String);
const errorSchema = z.union([
  z.object({ error: text, error_description: text.nullish() }),
  // As the newer interface words it, in case it ever answers for the older one (bitrix24.md 8).
  z
    .object({ error: z.object({ code: text, message: text.nullish() }) })
    .transform(({ error: { code, message } }) => ({ error: code, error_description: message })),
]);

export interface Envelope {
  /** At most 100 characters. */
  readonly code: string;
  readonly description: string;
  readonly status: number;
}

/**
 * The refusal in an answer (bitrix24.md 8: `{"error", "error_description"}`), or null when it is none.
 * @param secrets what was sent and must not be told again, should the answer repeat it.
 */
export function envelopeOf(body: unknown, status: number, secrets: readonly string[]): Envelope | null {
  const refusal = errorSchema.safeParse(body);
  if (refusal.success) {
    const { error, error_description } = refusal.data;
    const code = without(secrets, error).slice(0, 100);
    return { code, description: without(secrets, error_description ?? ''), status };
  }
  return status >= 400 ? { code: '', description: `status ${status}`, status } : null;
}

function without(secrets: readonly string[], words: string): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), words);
}
