import { basicEvents, eventsOf } from '../../events/event-codes.ts';
import type { PhpFields } from '../../events/form-body.ts';
import type { RaiseEvent } from '../../events/raise-event.ts';
import { param, textParam, type RestParams } from '../rest-params.ts';
import type { Subscriptions } from '../../events/bound-events.ts';
import { phpFieldsOf } from '../../events/php-fields-of.ts';
import { handlerObjection } from '../../events/reachable-handler.ts';
import {
  forApplications,
  refused,
  result,
  type Caller,
  type RestAnswer,
  type RestMethods,
} from './rest-method.ts';

export interface EventParts {
  readonly subscriptions: Subscriptions;
  readonly raise: RaiseEvent;
}

/** `event.*` and `events` (bitrix24.md 4.1, 4.2). */
export function eventMethods({ subscriptions, raise }: EventParts): RestMethods {
  return {
    events: forApplications((params, { scopes }) => {
      const scope = textParam(params, 'SCOPE');
      // Inferred: FULL means the events of every scope, granted or not.
      if (scope !== '') return result(eventsOf([scope]));
      const all = isTrue(param(params, 'FULL')) ? ['telephony', 'crm'] : scopes;
      return result([...basicEvents, ...eventsOf(all)]);
    }),
    'event.bind': forApplications((params, caller) => bind(subscriptions, params, caller)),
    'event.unbind': forApplications((params, caller) => unbind(subscriptions, params, caller)),
    'event.get': forApplications((_params, { user }) =>
      result(
        subscriptions
          .all()
          .filter(({ owner, authType }) => owner === 'application' && (user.isAdmin || authType === user.id))
          .map(({ event, handlerUrl, authType }) => ({
            event,
            handler: handlerUrl,
            auth_type: authType,
            offline: 0,
          })),
      ),
    ),
    'event.test': forApplications((params, { user }) => {
      const data: PhpFields = { QUERY: phpFieldsOf(params), LANGUAGE_ID: 'de' };
      void raise({ event: 'ONAPPTEST', data, raisedBy: user.id });
      return result(1);
    }),
  };
}

function bind(subscriptions: Subscriptions, params: RestParams, { user, scopes }: Caller): RestAnswer {
  const event = textParam(params, 'EVENT').toUpperCase();
  const handlerUrl = textParam(params, 'HANDLER');
  const authType = textParam(params, 'AUTH_TYPE');
  if (event === '') return refused('ERROR_ARGUMENT', "Argument 'EVENT' is null or empty");
  if (textParam(params, 'EVENT_TYPE') === 'offline') {
    // The demo portal keeps no offline queue, for administrators neither (bitrix24.md 4.3).
    return refused('ACCESS_DENIED', 'Offline events are not available here');
  }
  if (handlerUrl === '') return refused('ERROR_ARGUMENT', "Argument 'HANDLER' is null or empty");
  // An event of a scope that was not granted does not exist (bitrix24.md 4.1).
  if (![...basicEvents, ...eventsOf(scopes)].includes(event)) return refused('ERROR_EVENT_NOT_FOUND');
  const objection = handlerObjection(handlerUrl);
  if (objection !== null) return refused(objection);
  if (!user.isAdmin && authType !== '' && authType !== user.id) {
    return refused('ACCESS_DENIED', 'Access denied! Only an administrator can bind events for another user');
  }
  // What a user who is no administrator binds is silently bound to himself (bitrix24.md 4.1).
  const boundTo = user.isAdmin ? authType || '0' : user.id;
  // Binding twice: the official SDK's recipe expects a code of its own (bitrix24.md 4.1).
  return subscriptions.add({ event, handlerUrl, owner: 'application', authType: boundTo })
    ? result(true)
    : refused('ERROR_CORE', 'Unable to set event handler: Handler already binded');
}

function unbind(subscriptions: Subscriptions, params: RestParams, { user }: Caller): RestAnswer {
  const event = textParam(params, 'EVENT').toUpperCase();
  const handlerUrl = textParam(params, 'HANDLER');
  const authType = param(params, 'AUTH_TYPE');
  if (event === '') return refused('ERROR_ARGUMENT', "Argument 'EVENT' is null or empty");
  if (handlerUrl === '') return refused('ERROR_ARGUMENT', "Argument 'HANDLER' is null or empty");
  // Compared with an integer: the string that a form sends is refused even for one's own id (bitrix24.md 4.2).
  if (!user.isAdmin && authType !== undefined && authType !== Number(user.id)) {
    return refused('ACCESS_DENIED', 'Access denied! Only an administrator can unbind events of another user');
  }
  const ofUser = user.isAdmin ? textParam(params, 'AUTH_TYPE') : user.id;
  const count = subscriptions.remove(
    (row) =>
      row.owner === 'application' &&
      row.event === event &&
      row.handlerUrl === handlerUrl &&
      // Inferred: without auth_type an administrator removes every user's rows.
      (ofUser === '' || row.authType === ofUser),
  );
  return result({ count });
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true' || value === 'Y';
}
