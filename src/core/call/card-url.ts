import type { Call } from './call.ts';

/**
 * Where the best CRM card of a call is shown (bitrix24.md 7.3). Made only of the pinned portal's host and a numeric id:
 * nothing a delivery or a name says can lead anywhere else.
 * @param domain host name of the portal, or null while none is known.
 */
export function cardUrlOf({ crm }: Pick<Call, 'crm'>, domain: string | null): string | null {
  const [best] = crm;
  if (best === undefined || domain === null || !/^\d{1,15}$/.test(best.id)) return null;
  return `https://${domain}/crm/${best.kind}/details/${best.id}/`;
}
