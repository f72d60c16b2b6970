import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { Message } from './message.tsx';

/** A view that throws, or cannot be fetched, takes nothing else with it. React has no function for this. */
export class ViewBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

/** Loading again is the only way: a module that could not be fetched stays failed. */
function Broken(): ReactNode {
  const text = useText();
  return (
    <Message
      icon={<IconAlertTriangle size={36} stroke={1.5} />}
      title={text('app.broken')}
      hint={text('app.broken-hint')}
    >
      <Button className="message-action" variant="default" onClick={() => location.reload()}>
        {text('app.try-again')}
      </Button>
    </Message>
  );
}
