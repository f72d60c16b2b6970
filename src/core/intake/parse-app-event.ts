/** The field names of what happens to the application itself. Source: bitrix24.md 3.5. */
import { z } from 'zod';
import { text } from './delivery-fields.ts';
import type { AppEvent } from './delivery.ts';

/** A nonce is compared whole: unlike other text it is not cut. */
const nonce = z.string().min(1).max(255);
const test = z.object({ data: z.object({ QUERY: z.object({ nonce }) }) });
const access = z.object({ auth: z.object({ access_token: text }) });

/**
 * @param name upper case; @param body the whole body, of a shape nobody has checked yet.
 * @returns null when it is no event of the application.
 */
export function parseAppEvent(name: string, sentAtMs: number, body: unknown): AppEvent | null {
  switch (name) {
    case 'ONAPPTEST':
      return { kind: 'app-tested', sentAtMs, nonce: test.safeParse(body).data?.data.QUERY.nonce ?? null };
    case 'ONAPPINSTALL':
      return { kind: 'app-installed', sentAtMs, accessToken: accessTokenIn(body) };
    case 'ONAPPUPDATE':
      return { kind: 'app-updated', sentAtMs, accessToken: accessTokenIn(body) };
    case 'ONAPPUNINSTALL':
      return { kind: 'app-removed', sentAtMs };
    default:
      return null;
  }
}

function accessTokenIn(body: unknown): string | null {
  return access.safeParse(body).data?.auth.access_token ?? null;
}
