import type { ReactNode } from 'react';
import type { CallStatistics } from '../../core/ports/call-history.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { noFilter, queryOf, type Period } from '../history/shown-filter.ts';
import { hrefOf } from '../route/route.ts';
import { PictureCard } from './picture.tsx';
import { talkWords } from './talk-words.ts';
import './top-contacts.css';

interface TopContactsProps {
  readonly contacts: CallStatistics['topContacts'];
  /** Where a click leads: the calls with this number, in the same period. */
  readonly period: Period;
}

/** With whom there were most calls; each leads to its calls. */
export function TopContacts({ contacts, period }: TopContactsProps): ReactNode {
  const text = useText();
  const most = Math.max(...contacts.map(({ calls }) => calls), 1);
  if (contacts.length === 0) {
    return (
      <PictureCard title={text('statistics.contacts')}>
        <p className="quiet">{text('statistics.no-contacts')}</p>
      </PictureCard>
    );
  }
  return (
    <PictureCard title={text('statistics.contacts')}>
      <table className="figures-table top-contacts">
        <caption className="hidden-words">{text('statistics.contacts')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('statistics.contact')}</th>
            <th scope="col">{text('statistics.calls')}</th>
            <th scope="col">{text('statistics.talk')}</th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <ContactRow key={contact.number} contact={contact} most={most} period={period} />
          ))}
        </tbody>
      </table>
    </PictureCard>
  );
}

interface ContactRowProps {
  readonly contact: CallStatistics['topContacts'][number];
  readonly most: number;
  readonly period: Period;
}

function ContactRow({ contact: { name, number, calls, talkS }, most, period }: ContactRowProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const query = queryOf({ ...noFilter, text: number, period });
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf('history', query)}>
          <bdi>{name ?? number}</bdi>
          {name !== null && <bdi className="quiet">{number}</bdi>}
        </a>
        <i style={{ width: `${(100 * calls) / most}%` }} aria-hidden />
      </th>
      <td>{formats.number(calls)}</td>
      <td>{talkWords(talkS, text)}</td>
    </tr>
  );
}
