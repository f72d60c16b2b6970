import { useSyncExternalStore } from 'react';

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** `narrow`: one thing at a time, as in the tray. `medium`: list and details side by side. `wide`: with room for columns. */
export type Layout = 'narrow' | 'medium' | 'wide';

export function useLayout(): Layout {
  const wide = useMedia('(min-width: 66em)');
  const medium = useMedia('(min-width: 46em)');
  if (wide) return 'wide';
  return medium ? 'medium' : 'narrow';
}
