import type { Call, NoticeFate } from '../call/call.ts';
import { appNoticeOf, noticeOf, summaryOf, type AppNotice } from './notice-text.ts';
import { fateOf, quietOf, type NoticeRules } from './notice-rules.ts';
import type { Log } from '../ports/log.ts';
import type { Notice, NoticeOutcome, Notifier } from '../ports/notifier.ts';
import type { Timers } from '../ports/timers.ts';
import type { Translate } from '../ports/translate.ts';

export interface NoticePorts {
  readonly notifier: Notifier;
  readonly rules: () => NoticeRules;
  readonly translate: Translate;
  /** The machine's clock, milliseconds since the Unix epoch: quiet hours are the operator's. */
  readonly now: () => number;
  readonly timers: Timers;
  readonly log: Log;
}

/**
 * The one place where it is decided whether the operator is told something, in which words and with a sound. Nothing else
 * makes a notice.
 *
 * Calls, one by one or summed up, are told by all of the operator's rules. What Offhook says of itself is told whatever they
 * are: it is rare, and says that calls get lost or that something must be done; but it makes no sound while he is not to be
 * disturbed, and what can wait waits until that is over.
 */
export interface Notices {
  /** Announces a call, or that it was missed. @returns what is to be kept of it with the call. */
  call(call: Call): Promise<NoticeFate>;
  /** More is known of a call that was announced: says it in the same notice, without a sound. */
  callIsBetterKnown(call: Call): Promise<NoticeFate>;
  /** One notice for all of these calls that the operator wants to hear of; none for none. @returns what is to be kept of each. */
  summary(calls: readonly Call[]): Promise<readonly ToldCall[]>;
  /** @returns once the platform has said what became of it, at the end of quiet hours for what can wait. */
  app(what: AppNotice): Promise<NoticeOutcome>;
  /** Hears of calls whose notice was said to be shown and was not after all. */
  onRefused(listener: (calls: readonly Call[]) => void): void;
  /** Nothing waits any longer; what waited is `failed`. */
  close(): void;
}

export interface ToldCall {
  readonly call: Call;
  readonly notice: NoticeFate;
}

const lookAgainMs = 60_000;
/** A platform refuses within seconds. */
const mostRemembered = 50;

export function createNotices({ notifier, rules, translate, now, timers, log }: NoticePorts): Notices {
  const waiting = new Map<() => void, () => void>();
  const lately = new Map<string, readonly Call[]>();
  let closed = false;

  return {
    call: (call) => ifWanted(call, () => noticeOf(call, translate, rules().sound)),
    callIsBetterKnown: (call) =>
      ifWanted(call, () => ({ ...noticeOf(call, translate, false), isUpdate: true })),
    async summary(calls) {
      const decided = calls.map((call) => ({ call, notice: fate(call) }));
      const wanted = decided.filter(({ notice }) => notice === 'due').map(({ call }) => call);
      if (wanted.length === 0) return decided;
      const outcome = await show(summaryOf(wanted, translate, rules().sound), wanted);
      const told = outcome.kind === 'shown' ? 'summed-up' : outcome.kind;
      return decided.map((one) => (one.notice === 'due' ? { ...one, notice: told } : one));
    },
    async app(what) {
      if (what.about === 'update') await untilNotQuiet();
      if (closed) return { kind: 'failed', detail: 'the program is closing' };
      const sound = rules().sound && (what.about === 'trial' || !isQuiet());
      return show(appNoticeOf(what, translate, sound));
    },
    onRefused(listener) {
      notifier.onRefused?.(({ key }) => {
        log.warn('a notice was refused after it had been shown');
        listener(lately.get(key) ?? []);
      });
    },
    close() {
      closed = true;
      for (const [resolve, callOff] of waiting) {
        callOff();
        resolve();
      }
      waiting.clear();
    },
  };

  async function ifWanted(call: Call, compose: () => Notice): Promise<NoticeFate> {
    const decided = fate(call);
    return decided === 'due' ? (await show(compose(), [call])).kind : decided;
  }

  function fate(call: Call): NoticeFate {
    return fateOf(call, rules(), now());
  }

  function isQuiet(): boolean {
    return quietOf(rules().doNotDisturb, now()) !== null;
  }

  async function untilNotQuiet(): Promise<void> {
    if (!isQuiet() || closed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.set(resolve, timers.after(lookAgainMs, resolve));
    await promise;
    waiting.delete(resolve);
    await untilNotQuiet();
  }

  async function show(notice: Notice, calls: readonly Call[] = []): Promise<NoticeOutcome> {
    remember(notice.key, calls);
    const outcome = await notifier.show(notice);
    if (outcome.kind !== 'shown') log.warn('a notice was not shown', { outcome });
    return outcome;
  }

  function remember(key: string, calls: readonly Call[]): void {
    lately.delete(key);
    lately.set(key, calls);
    const [oldest] = lately.keys();
    if (lately.size > mostRemembered && oldest !== undefined) lately.delete(oldest);
  }
}
