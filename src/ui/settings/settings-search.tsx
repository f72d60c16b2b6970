import { Input } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';

interface SettingsSearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** Shows only the settings that speak of what was typed. */
export function SettingsSearch({ query, onQuery }: SettingsSearchProps): ReactNode {
  const text = useText();
  const [found, setFound] = useState<number | null>(null);
  useEffect(() => {
    setFound(query.trim() === '' ? null : document.querySelectorAll('.settings .setting').length);
  }, [query]);
  return (
    <search className="settings-search">
      <Input
        type="search"
        value={query}
        placeholder={text('settings.search')}
        aria-label={text('settings.search')}
        spellCheck={false}
        maxLength={100}
        leftSection={<IconSearch size={17} aria-hidden />}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onQuery('');
        }}
      />
      <p className="quiet" role="status">
        {found !== null &&
          (found === 0 ? text('settings.nothing') : text('settings.found', { count: found }))}
      </p>
    </search>
  );
}
