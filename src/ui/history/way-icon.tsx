import {
  IconPhone,
  IconPhoneCall,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  IconPhoneX,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Direction, Outcome } from '../../core/call/call.ts';

/** Which way a call went and how it ended, at a glance; the words stand beside it. */
export function WayIcon({
  direction,
  outcome,
}: {
  readonly direction: Direction;
  readonly outcome: Outcome;
}): ReactNode {
  const Shape = shapeOf(direction, outcome);
  return (
    <Shape className="way-icon" data-tone={toneOf(direction, outcome)} size={17} stroke={1.8} aria-hidden />
  );
}

function shapeOf(direction: Direction, outcome: Outcome): Icon {
  if (outcome === 'ringing' || outcome === 'connected') return IconPhoneCall;
  if (outcome === 'missed' || outcome === 'failed' || outcome === 'declined') return IconPhoneX;
  if (direction === 'incoming') return IconPhoneIncoming;
  return direction === 'unknown' ? IconPhone : IconPhoneOutgoing;
}

type Tone = 'good' | 'out' | 'bad' | 'live' | 'calm';

function toneOf(direction: Direction, outcome: Outcome): Tone {
  switch (outcome) {
    case 'ringing':
    case 'connected':
      return 'live';
    case 'answered':
      return direction === 'incoming' ? 'good' : 'out';
    case 'missed':
    case 'failed':
      return 'bad';
    case 'elsewhere':
    case 'declined':
    case 'cancelled':
    case 'busy':
    case 'no-answer':
    case 'end-unknown':
      return 'calm';
  }
}
