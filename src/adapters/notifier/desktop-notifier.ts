import type { Notifier } from '../../core/ports/notifier.ts';
import { createBusNotifier } from './bus-notifier.ts';
import { createNodeNotifier, type NodeNotifierOptions } from './node-notifier.ts';
import { createPreferredNotifier } from './preferred-notifier.ts';

/**
 * Shows notices the best way this desktop has: on Linux over the session bus, which takes a few milliseconds less
 * than a helper program and replaces notices everywhere; helper programs are what remains, and all there is elsewhere.
 */
export function createDesktopNotifier(options: NodeNotifierOptions): Notifier {
  if (process.platform !== 'linux') return createNodeNotifier(options);
  const { timeoutMs = 10_000 } = options;
  // Two tries in the time of one.
  const halved = { ...options, timeoutMs: timeoutMs / 2 };
  return createPreferredNotifier(createBusNotifier(halved), () => createNodeNotifier(halved));
}
