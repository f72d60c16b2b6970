import { useEffect, useState, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { hrefOf } from '../route/route.ts';
import { sectionIcons, sectionNames, showSection, type SectionName } from './sections.ts';
import './jump-list.css';

/** The sections, for the wide window: where one is, and where one can go. */
export function JumpList(): ReactNode {
  const text = useText();
  const current = useSectionInView();
  return (
    <nav className="jump-list" aria-label={text('settings.sections')}>
      {sectionNames.map((name) => {
        const SectionIcon = sectionIcons[name];
        return (
          <a
            key={name}
            href={hrefOf('settings', new URLSearchParams({ section: name }))}
            aria-current={name === current ? 'location' : undefined}
            // The address may be there already; a click leads there all the same.
            onClick={() => showSection(name)}
          >
            <SectionIcon size={17} stroke={1.7} aria-hidden />
            {text(`settings.section.${name}`)}
          </a>
        );
      })}
    </nav>
  );
}

/** The uppermost section of which something is seen in the upper part of the page. */
function useSectionInView(): SectionName {
  const [seen, setSeen] = useState<SectionName>('connection');
  useEffect(() => {
    const visible = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          visible[isIntersecting ? 'add' : 'delete'](target.id);
        const first = sectionNames.find((name) => visible.has(`settings-${name}`));
        if (first) setSeen(first);
      },
      { rootMargin: '0px 0px -60% 0px' },
    );
    for (const section of document.querySelectorAll('.settings-section')) observer.observe(section);
    return () => observer.disconnect();
  }, []);
  return seen;
}
