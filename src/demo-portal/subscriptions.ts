/** One event bound to one handler: a row of Bitrix24's, with the id that every delivery names. */
export interface Subscription {
  readonly id: number;
  readonly event: string;
  readonly handlerUrl: string;
}

export interface Subscriptions {
  /** @param event case does not matter. Binding the same pair again changes nothing. */
  bind(event: string, handlerUrl: string): void;
  /** Those that want this event, the oldest first. */
  to(event: string): readonly Subscription[];
}

/** Ids of the public samples; they only have to look like some. */
const firstId = 1058;

export function createSubscriptions(): Subscriptions {
  const rows: Subscription[] = [];
  return {
    bind(name, handlerUrl) {
      const event = name.toUpperCase();
      if (rows.some((row) => row.event === event && row.handlerUrl === handlerUrl)) return;
      rows.push({ id: firstId + rows.length, event, handlerUrl });
    },
    to: (event) => rows.filter((row) => row.event === event),
  };
}
