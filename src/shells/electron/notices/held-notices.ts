import type { NativeNotice } from './native-notice.ts';

/** A notice nobody refers to is collected, and its clicks with it; one nobody closes would stay for ever. */
export interface HeldNotices {
  /** Holds it in the place of the one before it with the same key. */
  replace(key: string, native: NativeNotice): void;
  /** Unless another has taken its place. */
  forget(key: string, native: NativeNotice): void;
  /** As `forget`, because the operator did not want to see it any longer. */
  dismiss(key: string, native: NativeNotice): void;
  /** Whether he has dismissed the last one with this key. */
  isDismissed(key: string): boolean;
  forgetAll(): void;
}

const atMost = 50;

export function holdNotices(platform: NodeJS.Platform): HeldNotices {
  const held = new Map<string, NativeNotice>();
  const dismissed = new Set<string>();
  return {
    replace(key, native) {
      const before = held.get(key);
      dismissed.delete(key);
      held.delete(key);
      held.set(key, native);
      // Elsewhere the system replaces by id, and closing the old one would take the new one away.
      if (platform === 'linux') before?.close();
      const [oldest] = held;
      if (held.size > atMost && oldest !== undefined) {
        held.delete(oldest[0]);
        oldest[1].close();
      }
    },
    forget,
    dismiss(key, native) {
      if (!forget(key, native)) return;
      dismissed.add(key);
      const [oldest] = dismissed;
      if (dismissed.size > atMost && oldest !== undefined) dismissed.delete(oldest);
    },
    isDismissed: (key) => dismissed.has(key),
    forgetAll: () => held.clear(),
  };

  function forget(key: string, native: NativeNotice): boolean {
    return held.get(key) === native && held.delete(key);
  }
}
