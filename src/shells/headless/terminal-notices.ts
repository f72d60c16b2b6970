import type { Notice, Notifier } from '../../core/ports/notifier.ts';
import { plainText } from '../../core/text/plain-text.ts';

/**
 * Also prints each notice as one readable line, so that the main job is seen where no notification daemon
 * runs (README.md, "Command line"). A number is shown in full: it is the operator's own terminal.
 */
export function alsoOnTerminal(notifier: Notifier, print: (line: string) => void): Notifier {
  return {
    ...notifier,
    show(notice) {
      print(lineOf(notice, new Date()));
      return notifier.show(notice);
    },
  };
}

function lineOf({ title, body }: Notice, now: Date): string {
  return `${now.toTimeString().slice(0, 8)}  ${plainText(title)} · ${plainText(body, 300)}`;
}
