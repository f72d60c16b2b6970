import type { ReactNode } from 'react';
import { CopyButton } from '../shell/copy-button.tsx';

/** Something that has to be entered elsewhere, letter by letter. */
export function Copied({ value, what }: { readonly value: string; readonly what: string }): ReactNode {
  return (
    <span className="sign-in-copied">
      <code>{value}</code>
      <CopyButton value={value} what={what} />
    </span>
  );
}
