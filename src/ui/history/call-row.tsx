import { IconNote } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { ShownCall } from '../../contract/window-api.ts';
import type { Formats } from '../words/formats.ts';
import type { Text } from '../words/text-catalogue.ts';
import { Avatar } from './avatar.tsx';
import { shownAtMs } from './call-rows.ts';
import { namelessKey } from './caller-words.ts';
import { MarkedText } from './marked-text.tsx';
import type { Sought } from './marks.ts';
import { WayIcon } from './way-icon.tsx';

interface CallRowProps {
  readonly call: ShownCall;
  /** Its place in all of the list, from 1; the heading is 1. */
  readonly place: number;
  readonly chosen: boolean;
  readonly sought: Sought;
  readonly text: Text;
  readonly formats: Formats;
}

/** One call: one line where there is room for columns, two where there is not. */
export const CallRow = memo(function CallRow(props: CallRowProps): ReactNode {
  const { call, place, chosen, text, formats } = props;
  const { id, direction, outcome, durationS } = call;
  const talked = durationS !== null && durationS > 0;
  return (
    <div
      role="row"
      id={`call-${id}`}
      className="call-row"
      aria-rowindex={place}
      aria-selected={chosen}
      data-outcome={outcome}
    >
      <Who {...props} />
      <span role="gridcell" className="call-result">
        <WayIcon direction={direction} outcome={outcome} />
        <span className="hidden-words">{text(`way.${direction}`)}: </span>
        <span className="call-outcome">{text(`outcome.${outcome}`)}</span>
      </span>
      <PhoneNumber {...props} />
      <span role="gridcell" className="call-length">
        {talked ? (
          formats.duration(durationS)
        ) : (
          <span className="hidden-words">{text('column.length-unknown')}</span>
        )}
      </span>
      <span role="gridcell" className="call-time">
        {formats.time(shownAtMs(call))}
      </span>
    </div>
  );
});

function Who({ call, sought, text }: CallRowProps): ReactNode {
  const { name, company, note, isPrivate } = call;
  const title = name ?? company;
  return (
    <span role="gridcell" className="call-who">
      <Avatar name={title} locked={isPrivate} />
      <span className="call-names">
        {title === null ? (
          <span className="call-name quiet">{text(namelessKey(call))}</span>
        ) : (
          <span className="call-name">
            <MarkedText text={title} sought={sought} />
          </span>
        )}
        {name !== null && company !== null && (
          <span className="call-company quiet">
            <MarkedText text={company} sought={sought} />
          </span>
        )}
      </span>
      {note !== null && <Note note={note} sought={sought} text={text} />}
    </span>
  );
}

/** The note itself is shown when it is why the call was found; else only that there is one. */
function Note({
  note,
  sought,
  text,
}: {
  readonly note: string;
  readonly sought: Sought;
  readonly text: Text;
}): ReactNode {
  return (
    <span className="call-has-note quiet" title={note.slice(0, 300)}>
      <IconNote size={15} stroke={1.7} aria-hidden />
      <span className="hidden-words">{text('call.has-note')} </span>
      {sought.words.length > 0 && (
        <span className="call-note-found">
          <MarkedText text={note} sought={sought} />
        </span>
      )}
    </span>
  );
}

function PhoneNumber({ call: { number, isPrivate }, sought, text }: CallRowProps): ReactNode {
  return (
    <span role="gridcell" className="call-number">
      {number === null ? (
        <span className={isPrivate ? 'hidden-words' : 'quiet'}>
          {text(isPrivate ? 'call.private' : 'call.no-number')}
        </span>
      ) : (
        <MarkedText text={number} sought={sought} />
      )}
    </span>
  );
}
