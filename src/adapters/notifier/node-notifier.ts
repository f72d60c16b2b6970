import { plainText } from '../../core/text/plain-text.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Notice, NoticeOutcome, Notifier } from '../../core/ports/notifier.ts';
import { createAttempt, type Attempt } from './attempt.ts';
import { loadDesktop, type Desktop } from './desktop.ts';
import { overseeProcesses } from './helper-processes.ts';
import { noticeWords, type Sender } from './notice-words.ts';

export interface NodeNotifierOptions extends Sender {
  /** Milliseconds a notice may take before its helper is killed. */
  readonly timeoutMs?: number;
  /** How many may be under way at a time: each is a process. */
  readonly atMost?: number;
  readonly log: Log;
}

/** Late enough not to slow the start, early enough for the first call. */
const loadAfterMs = 2_000;

/** Shows notices with the helper programs node-notifier runs: notify-send, terminal-notifier, SnoreToast. */
export function createNodeNotifier(options: NodeNotifierOptions): Notifier {
  const { timeoutMs = 10_000, atMost = 4, log } = options;
  const underWay = new Set<Attempt>();
  let loading: Promise<Desktop> | null = null;
  let closed = false;
  const warmUp = setTimeout(() => void desktop().catch(() => {}), loadAfterMs).unref();

  return {
    async show(notice) {
      if (closed) return isClosed;
      if (underWay.size >= atMost) return { kind: 'too-many' };
      const attempt = createAttempt(timeoutMs);
      underWay.add(attempt);
      void start(attempt, notice);
      const outcome = await attempt.outcome;
      underWay.delete(attempt);
      return outcome;
    },
    async close() {
      closed = true;
      clearTimeout(warmUp);
      for (const attempt of underWay) attempt.giveUp(isClosed);
    },
  };

  function desktop(): Promise<Desktop> {
    loading ??= loadDesktop();
    return loading;
  }

  async function start(attempt: Attempt, notice: Notice): Promise<void> {
    try {
      const { style, notify } = await desktop();
      if (attempt.isGivenUp()) return;
      const words = noticeWords(style, notice, options);
      const answer = Promise.withResolvers<unknown>();
      const release = overseeProcesses(
        () => notify(words, answer.resolve),
        (child) => {
          attempt.adopt(child);
          // The library takes whatever it ends with for success.
          if (style === 'windows') attempt.judgeBy(child, isToastShown);
        },
      );
      const error = await answer.promise;
      release();
      if (error instanceof Error) throw error;
      if (error) log.debug('a notice was shown, with a remark', { remark: error });
      attempt.settle({ kind: 'shown' });
    } catch (error) {
      attempt.settle({ kind: 'failed', detail: detailOf(error) });
    }
  }
}

/** SnoreToast: 0 clicked, 1 hidden, 2 dismissed, 3 timed out, 4 a button, 5 a text; -1, which Windows has without a sign, failed. */
const isToastShown = (exitCode: number): boolean => exitCode >= 0 && exitCode <= 5;

const isClosed: NoticeOutcome = { kind: 'failed', detail: 'the notifier is closed' };

/** What the helper said, without the command line, in which the notice's text is. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return plainText(String(error));
  const command = 'cmd' in error && typeof error.cmd === 'string' ? error.cmd : '';
  const said = error.message.replace('Command failed:', '').replace(command, () => '');
  return plainText(said, 300) || `the helper ended with ${'code' in error ? String(error.code) : 'an error'}`;
}
