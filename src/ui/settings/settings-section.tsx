import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { sectionIcons, type SectionName } from './sections.ts';
import './settings-section.css';

interface SettingsSectionProps {
  readonly name: SectionName;
  readonly children: ReactNode;
}

/** Settings that belong together. Without a setting that is searched for, it is hidden by its style. */
export function SettingsSection({ name, children }: SettingsSectionProps): ReactNode {
  const text = useText();
  const SectionIcon = sectionIcons[name];
  return (
    <section className="settings-section" id={`settings-${name}`} aria-labelledby={`settings-${name}-title`}>
      <h2 id={`settings-${name}-title`} tabIndex={-1}>
        <SectionIcon size={20} stroke={1.7} aria-hidden />
        {text(`settings.section.${name}`)}
      </h2>
      <p className="settings-about quiet">{text(`settings.about.${name}`)}</p>
      <div className="settings-card">{children}</div>
    </section>
  );
}
