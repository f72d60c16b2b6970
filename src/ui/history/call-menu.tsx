import {
  IconCopy,
  IconExternalLink,
  IconHistory,
  IconListDetails,
  IconLock,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ShownCall } from '../../contract/window-api.ts';
import { useText } from '../app/window-context.ts';
import type { HistoryDialogsProps, Point } from './open-dialog.ts';
import { PointMenu, type MenuEntry } from './point-menu.tsx';
import { noFilter } from './shown-filter.ts';

interface CallMenuProps extends Pick<HistoryDialogsProps, 'onDialog' | 'onFilter' | 'onDetails'> {
  readonly call: ShownCall;
  readonly at: Point;
}

const icon = { size: 16, 'aria-hidden': true };

/** What can be done with one call. */
export function CallMenu({ call, at, onDialog, onFilter, onDetails }: CallMenuProps): ReactNode {
  const text = useText();
  const { number, cardUrl } = call;
  const ofNumber = (known: string): readonly MenuEntry[] => [
    {
      label: text('call.copy-number'),
      icon: <IconCopy {...icon} />,
      onClick: () => void navigator.clipboard.writeText(known),
    },
    {
      label: text('call.same-number'),
      icon: <IconHistory {...icon} />,
      onClick: () => onFilter({ ...noFilter, text: known }),
    },
  ];
  const entries: readonly MenuEntry[] = [
    ...(cardUrl === null
      ? []
      : [{ label: text('call.open-card'), icon: <IconExternalLink {...icon} />, href: cardUrl }]),
    { label: text('call.show-details'), icon: <IconListDetails {...icon} />, onClick: onDetails },
    ...(number === null ? [] : ofNumber(number)),
    ...(call.isPrivate
      ? []
      : [
          {
            label: text('call.make-private'),
            icon: <IconLock {...icon} />,
            danger: true,
            onClick: () => onDialog({ kind: 'private', call }),
          },
        ]),
    {
      label: text('call.erase'),
      icon: <IconTrash {...icon} />,
      danger: true,
      onClick: () => onDialog({ kind: 'erase', what: { kind: 'one', call } }),
    },
  ];
  return <PointMenu at={at} label={text('call.menu')} entries={entries} onClose={() => onDialog(null)} />;
}
