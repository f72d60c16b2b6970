import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconDots, IconExternalLink } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import type { ShownCall } from '../../contract/window-api.ts';
import { useText } from '../app/window-context.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { Avatar } from './avatar.tsx';
import { CallFacts } from './call-facts.tsx';
import { namelessKey } from './caller-words.ts';
import { CallNote } from './call-note.tsx';
import { CrmMatches } from './crm-matches.tsx';
import type { OpenDialog } from './open-dialog.ts';
import { MarkedText } from './marked-text.tsx';
import './call-details.css';

interface CallDetailsProps {
  readonly call: ShownCall;
  readonly onBack: (() => void) | null;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onSameNumber: (number: string) => void;
}

/** All that is known of one call. */
export function CallDetails({ call, onBack, onDialog, onSameNumber }: CallDetailsProps): ReactNode {
  const text = useText();
  const { number } = call;
  return (
    <article className="details">
      <div className="details-bar">
        {onBack && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={onBack}
          >
            {text('call.back')}
          </Button>
        )}
        <ActionIcon
          className="details-menu"
          variant="subtle"
          color="gray"
          aria-label={text('call.menu')}
          aria-haspopup="menu"
          onClick={(event: MouseEvent<HTMLButtonElement>) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            onDialog({ kind: 'call-menu', call, at: { x: left, y: bottom } });
          }}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </div>
      <Caller call={call} />
      {!call.isPrivate && <CardLink cardUrl={call.cardUrl} />}
      {number !== null && (
        <div className="details-number">
          <MarkedText text={number} />
          <CopyButton value={number} says={text('call.copy-number')} size="compact-xs" />
          <Button variant="light" size="compact-xs" onClick={() => onSameNumber(number)}>
            {text('call.same-number')}
          </Button>
        </div>
      )}
      <CallFacts call={call} />
      <CrmMatches matches={call.crm} />
      <CallNote key={call.isPrivate ? 'private' : 'open'} call={call} />
    </article>
  );
}

function Caller({ call }: { readonly call: ShownCall }): ReactNode {
  const text = useText();
  const { name, company, number, isPrivate } = call;
  const title = name ?? company;
  return (
    <header className="details-caller">
      <Avatar name={title} locked={isPrivate} large />
      <div>
        <h2 title={title?.slice(0, 300)}>
          {title === null ? text(namelessKey(call)) : <MarkedText text={title} />}
        </h2>
        {name !== null && company !== null && (
          <p className="quiet" title={company.slice(0, 300)}>
            <MarkedText text={company} />
          </p>
        )}
        {number === null && (
          <p className="quiet">{text(isPrivate ? 'call.private-why' : 'call.no-number')}</p>
        )}
      </div>
    </header>
  );
}

/** A link, not a button: Electron and every browser open it where the operator is signed in. */
function CardLink({ cardUrl }: { readonly cardUrl: string | null }): ReactNode {
  const text = useText();
  if (cardUrl === null) return <p className="details-no-card quiet">{text('call.no-card')}</p>;
  return (
    <Button
      component="a"
      href={cardUrl}
      target="_blank"
      rel="noreferrer"
      data-card
      fullWidth
      leftSection={<IconExternalLink size={17} aria-hidden />}
    >
      {text('call.open-card')}
    </Button>
  );
}
