import { deskClockOf } from '../../../src/core/timing/desk-clock.ts';
import type { AppStatus, StatusFacts } from '../../../src/core/status/app-status.ts';
import { arrivalOf } from '../../../src/core/status/arrival.ts';

type Changes = { readonly [Part in keyof AppStatus]?: Partial<AppStatus[Part]> | AppStatus[Part] };

/** A working day on which all is well, but for `changes`. */
export function statusWith(changes: Changes = {}): AppStatus {
  const { reachability, portal, ...rest } = changes;
  const facts = {
    reach: { heardAtMs: 1, isMoved: false, isBlind: false },
    refusals: null,
    clock: deskClockOf({ aheadMs: null, perhapsAheadMs: null }),
    droppedHooks: null,
    handlerUrl: 'https://company.loca.lt/b24/0123456789abcdef0123456789abcdef',
    tunnelKind: 'localtunnel',
    lastDelivery: null,
    deliveryDelay: null,
    quiet: null,
    historyTrouble: null,
    withheld: 0,
    notifier: 'works',
    ...rest,
    reachability: { state: 'hearing', reason: null, sinceMs: 0, url: null, lastProbe: null, ...reachability },
    portal: {
      mode: 'webhook',
      domain: 'company.bitrix24.com',
      operator: null,
      state: 'connected',
      failure: null,
      sinceMs: 0,
      ...portal,
    },
  } as StatusFacts;
  return { arrival: arrivalOf(facts), ...facts };
}
