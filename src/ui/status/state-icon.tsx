import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleXFilled,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import './state-icon.css';

export type StateKind = 'good' | 'warn' | 'bad' | 'open' | 'skipped';

const icons: Readonly<Record<StateKind, Icon>> = {
  good: IconCircleCheckFilled,
  warn: IconAlertTriangleFilled,
  bad: IconCircleXFilled,
  open: IconCircleDashed,
  skipped: IconCircleMinus,
};

/** Decoration: a shape for each state, not only a colour; the words beside it say the same. */
export function StateIcon({
  kind,
  size = 20,
}: {
  readonly kind: StateKind;
  readonly size?: number;
}): ReactNode {
  const Shape = icons[kind];
  return <Shape className="state-icon" data-kind={kind} size={size} aria-hidden />;
}
