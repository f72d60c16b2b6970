import { IconLock, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import './avatar.css';

/** A caller's initials, in a colour that is always his. Decoration: the name stands beside it. */
export function Avatar({
  name,
  locked = false,
  large = false,
}: {
  readonly name: string | null;
  readonly locked?: boolean;
  readonly large?: boolean;
}): ReactNode {
  const Nobody = locked ? IconLock : IconUser;
  const initials = name === null ? '' : initialsOf(name);
  return (
    <span className="avatar" data-hue={hueOf(name ?? '')} data-large={large || undefined} aria-hidden>
      {initials === '' ? <Nobody size={large ? 24 : 16} stroke={1.7} /> : initials}
    </span>
  );
}

/** The first letters of the first two words that have any: markup, signs and emoji have none. */
function initialsOf(name: string): string {
  const words = name.slice(0, 100).match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase() ?? '')
    .join('');
}

function hueOf(name: string): number {
  if (name === '') return 0;
  let sum = 0;
  for (const letter of name.slice(0, 100)) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return 1 + (sum % 7);
}
