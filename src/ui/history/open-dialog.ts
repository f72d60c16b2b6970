import type { ShownCall } from '../../contract/window-api.ts';
import type { HistoryFilter } from '../../core/ports/call-history.ts';
import type { CallListState } from './call-list.ts';
import type { ShownFilter } from './shown-filter.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is to be deleted. */
export type Erasure =
  | { readonly kind: 'one'; readonly call: ShownCall }
  | { readonly kind: 'filtered'; readonly filter: HistoryFilter; readonly total: CallListState['total'] }
  | { readonly kind: 'all' };

/** What lies over the history; one at a time. */
export type OpenDialog =
  | { readonly kind: 'call-menu'; readonly call: ShownCall; readonly at: Point }
  | { readonly kind: 'history-menu'; readonly at: Point }
  | { readonly kind: 'erase'; readonly what: Erasure }
  | { readonly kind: 'private'; readonly call: ShownCall }
  | { readonly kind: 'export' }
  | { readonly kind: 'period' };

export interface HistoryDialogsProps {
  readonly dialog: OpenDialog | null;
  readonly filter: ShownFilter;
  readonly total: CallListState['total'];
  readonly onDialog: (dialog: OpenDialog | null) => void;
  readonly onFilter: (filter: ShownFilter) => void;
  readonly onDetails: () => void;
}
