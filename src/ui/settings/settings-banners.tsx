import { IconAlertTriangle, IconLock, IconRefreshAlert } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SettingsKey } from '../../core/ports/settings-store.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { useSettings, useText } from '../app/window-context.ts';
import { valueAt } from './setting-value.ts';

/** What holds for the whole page: values that make no sense, an administrator who decides, a restart that is due. */
export function SettingsBanners(): ReactNode {
  const text = useText();
  const shown = useSettings();
  if (!shown) return null;
  const { problems, defaults, locked, policyFile, restartFor } = shown;
  return (
    <>
      {problems.length > 0 && (
        <div className="settings-banner" data-kind="problems">
          <IconAlertTriangle size={20} aria-hidden />
          <div>
            {text('settings.problems', { count: problems.length })}
            <ul>
              {problems.map(({ key, message }) => (
                <li key={`${key} ${message}`}>
                  <code>{key === '' ? text('settings.whole-file') : key}</code>: <bdi>{message}</bdi>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {restartFor.length > 0 && (
        <p className="settings-banner" data-kind="restart">
          <IconRefreshAlert size={20} aria-hidden />
          {text('settings.restart', { what: restartFor.join(', ') })}
        </p>
      )}
      {locked.length > 0 && (
        <p className="settings-banner" data-kind="policy">
          <IconLock size={20} aria-hidden />
          <span>
            {text('settings.policy', { count: locked.flatMap((key) => keysIn(key, defaults)).length })}{' '}
            <code>{policyFile}</code>
          </span>
        </p>
      )}
    </>
  );
}

/** The settings that a key of the policy decides: itself, or all of its group. */
function keysIn(key: SettingsKey, defaults: Settings): readonly string[] {
  const value: unknown = valueAt(defaults, key);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [key];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.keys(value).flatMap((inner) => keysIn(`${key}.${inner}` as SettingsKey, defaults));
}
