import { clients } from '../oauth/clients.ts';
import { colleagueId, operatorId } from './users.ts';

export interface CrmEntry {
  readonly type: 'CONTACT' | 'LEAD' | 'COMPANY';
  readonly id: number;
  readonly name: string;
  readonly number: string;
  /** User id. */
  readonly assignedBy: string;
}

export interface NewCrmEntry {
  readonly name: string;
  readonly number: string;
  /** A contact unless said otherwise. */
  readonly type?: CrmEntry['type'];
  /** The operator unless said otherwise. */
  readonly assignedBy?: string;
}

/** Whom the demo company knows. */
export interface Crm {
  add(entry: NewCrmEntry): CrmEntry;
  /** Contacts first, then companies, then leads (inferred: bitrix24.md 7.2). Only digits are compared. */
  withNumber(number: string): readonly CrmEntry[];
}

const firstId = 641;
const order: readonly CrmEntry['type'][] = ['CONTACT', 'COMPANY', 'LEAD'];

/** The last four of those who call are strangers; two of the others share their number. */
export function createCrm(): Crm {
  const entries: CrmEntry[] = [];
  const crm: Crm = {
    add({ type = 'CONTACT', assignedBy = operatorId, ...who }) {
      const entry = { ...who, type, assignedBy, id: firstId + entries.length };
      entries.push(entry);
      return entry;
    },
    withNumber(number) {
      const wanted = digits(number);
      return entries
        .filter((entry) => digits(entry.number) === wanted)
        .toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
    },
  };
  for (const client of clients.slice(0, -4)) crm.add(client);
  const [anna, maria] = clients;
  crm.add({ name: 'Schröder Elektrotechnik GmbH', number: anna.number, type: 'COMPANY' });
  if (maria !== undefined) {
    crm.add({ name: 'Пётр Соколов', number: maria.number, assignedBy: colleagueId });
    crm.add({ name: 'ООО «Северный ветер»', number: maria.number, type: 'COMPANY' });
    crm.add({ name: 'Заявка с сайта', number: maria.number, type: 'LEAD', assignedBy: colleagueId });
  }
  return crm;
}

function digits(number: string): string {
  return number.replace(/\D/g, '');
}
