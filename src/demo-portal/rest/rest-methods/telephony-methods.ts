import type { Crm } from '../../company/crm.ts';
import type { PortalSettings } from '../../portal-settings.ts';
import { recordParam, textParam, type RestParams } from '../rest-params.ts';
import { compareBy, matchesFilter } from '../statistic-filter.ts';
import type { CallStatistics } from '../../company/call-statistics.ts';
import type { PortalUser } from '../../company/users.ts';
import { page, refused, result, type RestAnswer, type RestMethods } from './rest-method.ts';

export interface TelephonyParts {
  readonly crm: Crm;
  readonly statistics: CallStatistics;
  readonly settings: PortalSettings;
  readonly users: () => readonly PortalUser[];
}

const scopes = ['telephony'];

/** `telephony.externalCall.searchCrmEntities` and `voximplant.statistic.get` (bitrix24.md 7.1, 7.2). */
export function telephonyMethods({ crm, statistics, settings, users }: TelephonyParts): RestMethods {
  return {
    'telephony.externalcall.searchcrmentities': {
      scopes,
      run(params) {
        const number = textParam(params, 'PHONE_NUMBER');
        if (number === '') return refused('ERROR_CORE', 'PHONE_NUMBER is empty');
        return result(
          crm.withNumber(number).map(({ type, id, name, assignedBy }) => ({
            CRM_ENTITY_TYPE: type,
            CRM_ENTITY_ID: id,
            ASSIGNED_BY_ID: Number(assignedBy),
            NAME: name,
            ASSIGNED_BY: {
              ID: assignedBy,
              TIMEMAN_STATUS: 'OPENED',
              USER_PHONE_INNER: users().find((user) => user.id === assignedBy)?.innerPhone ?? null,
              WORK_PHONE: null,
              PERSONAL_PHONE: null,
              PERSONAL_MOBILE: null,
            },
          })),
        );
      },
    },
    'voximplant.statistic.get': {
      scopes,
      run(params, { user }) {
        const right = user.isAdmin ? 'any' : settings.statisticsRight;
        if (right === 'none') return refused('ACCESS_DENIED');
        return statisticPage(statistics, params, right === 'own' ? user.id : null);
      },
    },
  };
}

function statisticPage(statistics: CallStatistics, params: RestParams, onlyOf: string | null): RestAnswer {
  const asked = statistics.rows().filter(matchesFilter(recordParam(params, 'FILTER')));
  // The right "own" narrows what was asked for, without a word (bitrix24.md 7.1). The right for a department is not played.
  const found = onlyOf === null ? asked : asked.filter(matchesFilter({ PORTAL_USER_ID: onlyOf }));
  return page(sorted(found, params), Number(textParam(params, 'START')));
}

function sorted(
  rows: ReturnType<CallStatistics['rows']>,
  params: RestParams,
): ReturnType<CallStatistics['rows']> {
  const [field, order] = [textParam(params, 'SORT'), textParam(params, 'ORDER')];
  // Both have to be there, spelled like this; a list is none of them, and CALL_TYPE neither (bitrix24.md 7.1).
  const isOrdered = /^[A-Z_]+$/.test(field) && field !== 'CALL_TYPE' && /^(ASC|DESC)$/.test(order);
  if (!isOrdered) return rows;
  const ascending = rows.toSorted(compareBy(field));
  return order === 'DESC' ? ascending.toReversed() : ascending;
}
