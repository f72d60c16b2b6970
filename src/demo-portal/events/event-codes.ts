/** Available to every application, whatever its scopes (bitrix24.md 4.2). */
export const basicEvents: readonly string[] = [
  'ONAPPUNINSTALL',
  'ONAPPINSTALL',
  'ONAPPUPDATE',
  'ONAPPPAYMENT',
  'ONAPPTEST',
  'ONAPPMETHODCONFIRM',
  'ONOFFLINEEVENT',
];

const byScope: Readonly<Record<string, readonly string[]>> = {
  telephony: [
    'ONVOXIMPLANTCALLINIT',
    'ONVOXIMPLANTCALLSTART',
    'ONVOXIMPLANTCALLEND',
    'ONEXTERNALCALLSTART',
    'ONEXTERNALCALLBACKSTART',
  ],
  crm: ['ONCRMLEADADD', 'ONCRMLEADUPDATE', 'ONCRMDEALADD', 'ONCRMCONTACTADD', 'ONCRMCOMPANYADD'],
};

/** Codes of the events that come with these scopes; a few of CRM's stand for all. */
export function eventsOf(scopes: readonly string[]): string[] {
  return scopes.flatMap((scope) => byScope[scope] ?? []);
}
