import type { OpenInstanceLock } from '../../src/core/ports/instance-lock.ts';

/** A world of its own with its own folders. */
export function memoryInstanceLocks(): OpenInstanceLock {
  const held = new Set<string>();
  return (folder) => {
    if (held.has(folder)) return { kind: 'taken' };
    held.add(folder);
    let released = false;
    return {
      kind: 'held',
      release() {
        if (!released) held.delete(folder);
        released = true;
      },
    };
  };
}
