/** One event bound to one handler: a row of Bitrix24's, with the id that every delivery names. */
export interface Subscription {
  readonly id: number;
  /** Upper case. */
  readonly event: string;
  readonly handlerUrl: string;
  /** An outgoing webhook's rows are made by hand in the portal, an application's by `event.bind`. */
  readonly owner: 'webhook' | 'application';
  /** The user whose tokens go into deliveries; '0' for whoever raised the event (bitrix24.md 4.1). */
  readonly authType: string;
}

export type NewSubscription = Omit<Subscription, 'id'>;

export interface Subscriptions {
  /** @returns false when the same row is there already; nothing changes then. Case of the event does not matter. */
  add(row: NewSubscription): boolean;
  /** @returns how many rows went. */
  remove(unwanted: (row: Subscription) => boolean): number;
  /** Those that want this event, the oldest first. */
  to(event: string): readonly Subscription[];
  all(): readonly Subscription[];
}

/** Ids of the public samples; they only have to look like some. */
const firstId = 1058;

export function createSubscriptions(): Subscriptions {
  let rows: readonly Subscription[] = [];
  let made = 0;
  return {
    add(wanted) {
      const event = wanted.event.toUpperCase();
      if (rows.some((row) => isSame(row, { ...wanted, event }))) return false;
      rows = [...rows, { ...wanted, event, id: firstId + made++ }];
      return true;
    },
    remove(unwanted) {
      const before = rows.length;
      rows = rows.filter((row) => !unwanted(row));
      return before - rows.length;
    },
    to: (event) => rows.filter((row) => row.event === event.toUpperCase()),
    all: () => rows,
  };
}

/** Application, event, address and bound user make a row (bitrix24.md 4.4). */
function isSame(a: NewSubscription, b: NewSubscription): boolean {
  return (
    a.owner === b.owner && a.event === b.event && a.handlerUrl === b.handlerUrl && a.authType === b.authType
  );
}
