import type { ReactNode } from 'react';
import { useText, useWindow } from '../app/window-context.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSetting } from './use-setting.ts';

/** Languages are named in themselves: whoever cannot read the others finds his own. */
const languages = { en: 'English', de: 'Deutsch', ru: 'Русский' } as const;

export function AppearanceSection(): ReactNode {
  const text = useText();
  const { app } = useWindow();
  const language = useSetting('appearance.language');
  const theme = useSetting('appearance.theme');
  return (
    <SettingsSection name="appearance">
      <ChoiceSetting
        setting={language}
        choices={[
          { value: 'auto', label: text('settings.language.auto', { language: languages[app.language] }) },
          { value: 'en', label: languages.en },
          { value: 'de', label: languages.de },
          { value: 'ru', label: languages.ru },
        ]}
      />
      <ChoiceSetting
        setting={theme}
        choices={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: text(`settings.theme.${value}`),
        }))}
      />
    </SettingsSection>
  );
}
