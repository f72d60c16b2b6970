/** What a key does in the list of calls. */
export type ListAction = 'open' | 'erase' | 'menu' | 'leave' | 'search' | { readonly moveBy: number };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** @param pageSize rows on a page. @returns null for keys that are the browser's. */
export function listActionOf({ key, ...held }: Key, pageSize: number): ListAction | null {
  if (key === 'ContextMenu' || (key === 'F10' && held.shiftKey)) return 'menu';
  if (held.ctrlKey || held.altKey || held.metaKey) return null;
  switch (key) {
    case 'ArrowDown':
      return { moveBy: 1 };
    case 'ArrowUp':
      return { moveBy: -1 };
    case 'PageDown':
      return { moveBy: pageSize };
    case 'PageUp':
      return { moveBy: -pageSize };
    case 'Home':
      return { moveBy: -Infinity };
    case 'End':
      return { moveBy: Infinity };
    case 'Enter':
      return 'open';
    case 'Delete':
      return 'erase';
    case 'Escape':
      return 'leave';
  }
  return Array.from(key).length === 1 && key !== ' ' ? 'search' : null;
}
