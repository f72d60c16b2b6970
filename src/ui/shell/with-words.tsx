import { use, type ReactNode } from 'react';
import type { WindowPart } from '../../texts/window/words.ts';
import { useWindow } from '../app/window-context.ts';
import type { Speech } from '../words/text-catalogue.ts';

/** Waits, as part of a Suspense, for a part of the words before it shows what speaks them. */
export function WithWords({
  part,
  children,
}: {
  readonly part: WindowPart;
  readonly children: ReactNode;
}): ReactNode {
  const { speech } = useWindow();
  use(loadedOnce(speech, part));
  return children;
}

const loading = new Map<WindowPart, Promise<void>>();

/** `use` needs the same promise each time. */
function loadedOnce(speech: Speech, part: WindowPart): Promise<void> {
  const known = loading.get(part) ?? speech.load(part);
  loading.set(part, known);
  return known;
}
