import { z } from 'zod';

const text = z.union([z.string(), z.number()]).transform(String);
const errorSchema = z.object({ error: text, error_description: text.nullish() });

/** The refusal in an answer (facts 8: `{"error", "error_description"}`), or null when it is none. */
export function envelopeOf(
  body: unknown,
  status: number,
): { readonly code: string; readonly description: string; readonly status: number } | null {
  const refusal = errorSchema.safeParse(body);
  if (refusal.success) {
    const { error, error_description } = refusal.data;
    return { code: error.slice(0, 100), description: error_description ?? '', status };
  }
  return status >= 400 ? { code: '', description: `status ${status}`, status } : null;
}
