import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { CopyButton } from '../shell/copy-button.tsx';

/** What the operator has to give to Bitrix24, who only calls addresses that somebody pasted. */
export function NewAddress({ url }: { readonly url: string }): ReactNode {
  const text = useText();
  return (
    <>
      <p>{text('status.moved-do')}</p>
      <code className="status-address">{url}</code>
      <CopyButton value={url} says={text('status.copy-handler')} />
    </>
  );
}
