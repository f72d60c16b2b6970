import { ActionIcon, Button, Input } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconDots, IconDownload, IconSearch, IconX } from '@tabler/icons-react';
import { useState, type MouseEvent, type ReactNode, type RefObject } from 'react';
import { useLayout } from '../app/use-media.ts';
import { useFormats, useText } from '../app/window-context.ts';
import type { CallListState } from './call-list.ts';
import { HistoryFilters } from './history-filters.tsx';
import type { OpenDialog } from './open-dialog.ts';
import { filterCount, type ShownFilter } from './shown-filter.ts';
import './history-bar.css';

interface HistoryBarProps {
  readonly filter: ShownFilter;
  readonly total: CallListState['total'];
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: ShownFilter) => void;
  readonly onDialog: (dialog: OpenDialog) => void;
  /** Down, Enter and a second Escape lead from the search to what it found. */
  readonly onLeave: () => void;
}

/** Search, filters, how many there are, and what can be done with all of them. */
export function HistoryBar(props: HistoryBarProps): ReactNode {
  const { filter, total, onFilter, onDialog } = props;
  const text = useText();
  const narrow = useLayout() === 'narrow';
  const [open, setOpen] = useState(false);
  const count = filterCount(filter);
  return (
    <search className="history-bar">
      <SearchField {...props} />
      {narrow && (
        <ActionIcon
          variant={count > 0 ? 'light' : 'default'}
          size="lg"
          aria-label={text('history.filters')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconAdjustmentsHorizontal size={18} aria-hidden />
        </ActionIcon>
      )}
      {!narrow && (
        <Button
          variant="default"
          leftSection={<IconDownload size={17} aria-hidden />}
          onClick={() => onDialog({ kind: 'export' })}
        >
          {text('history.export')}
        </Button>
      )}
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={text('history.actions')}
        aria-haspopup="menu"
        onClick={(event: MouseEvent<HTMLButtonElement>) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          onDialog({ kind: 'history-menu', at: { x: left, y: bottom } });
        }}
      >
        <IconDots size={18} aria-hidden />
      </ActionIcon>
      {(!narrow || open) && (
        <HistoryFilters
          filter={filter}
          onFilter={onFilter}
          onChooseDays={() => onDialog({ kind: 'period' })}
        />
      )}
      <Count total={total} />
    </search>
  );
}

function SearchField({ filter, search, onFilter, onLeave }: HistoryBarProps): ReactNode {
  const text = useText();
  return (
    <Input
      ref={search}
      className="history-search"
      type="search"
      value={filter.text}
      placeholder={text('history.search')}
      aria-label={text('history.search')}
      aria-keyshortcuts="Control+F"
      maxLength={200}
      spellCheck={false}
      leftSection={<IconSearch size={17} aria-hidden />}
      rightSectionPointerEvents="all"
      rightSection={
        filter.text !== '' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={text('history.clear-search')}
            onClick={() => onFilter({ ...filter, text: '' })}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        )
      }
      onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      onKeyDown={(event) => {
        const leaves = event.key === 'ArrowDown' || event.key === 'Enter' || event.key === 'Escape';
        if (!leaves) return;
        event.preventDefault();
        if (event.key === 'Escape' && filter.text !== '') onFilter({ ...filter, text: '' });
        else onLeave();
      }}
    />
  );
}

function Count({ total }: { readonly total: CallListState['total'] }): ReactNode {
  const text = useText();
  const formats = useFormats();
  const words =
    total &&
    (total.capped
      ? text('history.count-more', { number: formats.number(total.count) })
      : text('history.count', { count: total.count }));
  return (
    <p className="history-count quiet" role="status">
      {words}
    </p>
  );
}
