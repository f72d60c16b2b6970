import { use, type ReactNode } from 'react';
import type { WindowPart } from '../../texts/window/words.ts';
import { useWindow } from '../app/window-context.ts';
import type { Translator } from '../words/text-catalogue.ts';

/** Waits, as part of a Suspense, for a part of the words before it shows what speaks them. */
export function WithWords({
  part,
  children,
}: {
  readonly part: WindowPart;
  readonly children: ReactNode;
}): ReactNode {
  const { translator } = useWindow();
  use(loadedOnce(translator, part));
  return children;
}

const loading = new Map<WindowPart, Promise<void>>();

/** `use` needs the same promise each time. */
function loadedOnce(translator: Translator, part: WindowPart): Promise<void> {
  const known = loading.get(part) ?? translator.load(part);
  loading.set(part, known);
  return known;
}
