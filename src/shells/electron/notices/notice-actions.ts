import { cardUrlOf } from '../../../core/call/card-url.ts';
import type { CallHistory, KeptCall } from '../../../core/ports/call-history.ts';
import type { Log } from '../../../core/ports/log.ts';
import type { Notice, NoticeCall } from '../../../core/ports/notifier.ts';
import { hourMs } from '../../../core/tray/quiet-choices.ts';
import type { LinkOpener } from '../links/link-opener.ts';
import type { NoticeButton } from './native-notice.ts';

export interface NoticeActionParts {
  readonly history: Pick<CallHistory, 'page' | 'byId'>;
  readonly portalHost: () => string | null;
  readonly links: Pick<LinkOpener, 'open'>;
  readonly showCall: (id: number | null) => void;
  readonly copy: (text: string) => void;
  /** Holds notices for so many milliseconds. */
  readonly quietFor: (forMs: number) => void;
  readonly log: Log;
}

export interface NoticeActions {
  clicked(notice: Notice, button: NoticeButton | null): void;
  /** The CRM card of a call, else the call in the history. */
  openCall(id: number): void;
}

/** Notices are about calls of today: further back nobody clicks. */
const recentCalls = 200;

/** What a click on a notice, or on a call of the tray's menu, does. */
export function createNoticeActions(parts: NoticeActionParts): NoticeActions {
  return {
    clicked({ call }, button) {
      if (button === 'quiet') parts.quietFor(hourMs);
      else if (button === 'copy') parts.copy(call?.number ?? '');
      else if (call === undefined) parts.showCall(null);
      else void find(call).then(open, failed);
    },
    openCall: (id) => void parts.history.byId(id).then(open, failed),
  };

  async function find({ memberId, callId }: NoticeCall): Promise<KeptCall | null> {
    const { calls } = await parts.history.page({ limit: recentCalls });
    return calls.find((call) => call.callId === callId && call.memberId === memberId) ?? null;
  }

  function open(call: KeptCall | null): void {
    const card = call === null ? null : cardUrlOf(call, parts.portalHost());
    if (card === null || !parts.links.open(card)) parts.showCall(call?.id ?? null);
  }

  function failed(error: unknown): void {
    parts.log.warn('a call could not be looked up', { error });
    parts.showCall(null);
  }
}
