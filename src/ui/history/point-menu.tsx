import { Menu } from '@mantine/core';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import type { ReactNode } from 'react';
import './point-menu.css';
import type { Point } from './open-dialog.ts';

export interface MenuEntry {
  readonly label: string;
  readonly icon: ReactNode;
  readonly danger?: boolean;
  /** An address to open in the browser; or what to do. */
  readonly href?: string;
  readonly onClick?: () => void;
}

interface PointMenuProps {
  readonly at: Point;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}

/** A menu where the pointer is, or where the row is when a key asked for it. */
export function PointMenu({ at, label, entries, onClose }: PointMenuProps): ReactNode {
  return (
    <Menu
      opened
      onClose={onClose}
      closeOnItemClick={false}
      hideDetached={false}
      // In the page, not beside it: a menu is part of the view it belongs to.
      withinPortal={false}
      floatingStrategy="fixed"
      withInitialFocusPlaceholder={false}
      menuItemTabIndex={0}
      position="bottom-start"
      offset={2}
      transitionProps={{ duration: 0 }}
      returnFocus
    >
      <Menu.Target>
        <button
          type="button"
          className="point-menu-place"
          tabIndex={-1}
          aria-label={label}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {entries.map((entry) =>
          entry.href === undefined ? (
            <Menu.Item
              key={entry.label}
              leftSection={entry.icon}
              className={entry.danger ? 'point-menu-danger' : ''}
              onClick={() => {
                // First: what is clicked may open the next dialog.
                onClose();
                entry.onClick?.();
              }}
            >
              {entry.label}
            </Menu.Item>
          ) : (
            <Menu.Item
              key={entry.label}
              leftSection={entry.icon}
              component="a"
              href={entry.href}
              target="_blank"
              rel="noreferrer"
              onClick={onClose}
            >
              {entry.label}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
