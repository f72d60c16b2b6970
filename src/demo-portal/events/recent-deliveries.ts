import type { Delivery } from './event-queue.ts';

export interface RecentDeliveries {
  readonly note: (delivery: Delivery) => void;
  /** Oldest first. */
  all(): readonly Delivery[];
}

const kept = 1_000;

/** Remembers the last thousand. @param log told of each, too */
export function createRecentDeliveries(log: (delivery: Delivery) => void): RecentDeliveries {
  const deliveries: Delivery[] = [];
  return {
    note(delivery) {
      deliveries.push(delivery);
      if (deliveries.length > kept) deliveries.shift();
      log(delivery);
    },
    all: () => [...deliveries],
  };
}
