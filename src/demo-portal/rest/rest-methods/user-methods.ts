import { isRecord, param, recordParam, textParam, type RestParams } from '../rest-params.ts';
import type { PortalUser } from '../../company/users.ts';
import { page, result, type RestMethods } from './rest-method.ts';

/** `profile` and `user.get` (bitrix24.md 6). @param users with the rights of the moment */
export function userMethods(users: () => readonly PortalUser[]): RestMethods {
  return {
    profile: {
      scopes: [],
      run: (_params, { user }) =>
        result({
          ID: user.id,
          ADMIN: user.isAdmin,
          NAME: user.name,
          LAST_NAME: user.lastName,
          PERSONAL_GENDER: '',
          TIME_ZONE: '',
        }),
    },
    'user.get': {
      scopes: ['user', 'user_basic', 'user_brief'],
      run(params) {
        const wanted = wantedIds(params);
        const found = users().filter(({ id }) => wanted === null || wanted.includes(id));
        const ordered = textParam(params, 'ORDER').toUpperCase() === 'DESC' ? found.toReversed() : found;
        return page(ordered.map(briefOf), Number(textParam(params, 'START')));
      },
    },
  };
}

/** Only ID is understood of the many filters (bitrix24.md 6). */
function wantedIds(params: RestParams): readonly string[] | null {
  const id = param(recordParam(params, 'FILTER'), 'ID') ?? param(params, 'ID');
  if (id === undefined) return null;
  return (isRecord(id) ? Object.values(id) : [id]).map(String);
}

/** What the scope user_brief lets through. */
function briefOf({ id, name, lastName, innerPhone }: PortalUser): object {
  return {
    ID: id,
    ACTIVE: true,
    NAME: name,
    LAST_NAME: lastName,
    SECOND_NAME: '',
    WORK_POSITION: '',
    UF_PHONE_INNER: innerPhone,
    USER_TYPE: 'employee',
  };
}
