import { useMedia } from '../app/use-media.ts';
import { useSettings } from '../app/window-context.ts';

/** Light or dark, as the operator chose or the system is. */
export function useScheme(): 'light' | 'dark' {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const wanted = useSettings()?.settings.appearance.theme ?? 'system';
  if (wanted !== 'system') return wanted;
  return dark ? 'dark' : 'light';
}
