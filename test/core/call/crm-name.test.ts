import { expect, test } from 'vitest';
import { nameOn } from '../../../src/core/call/crm-name.ts';

const number = '+49 30 111222';
const lead = (name: string) => ({ kind: 'lead', id: '9', name }) as const;

test.each([
  '',
  '9',
  ' 9\u200B',
  '   ',
  '\u00A0\u202E',
  '—',
  '...',
  'Lead #9',
  'lead 9',
  'Лид №9',
  'Контакт 12',
  'Kontakt Nr. 9',
  'Unnamed',
  '<no name>',
  'Без имени',
  '(Без названия)',
  'Unbenannt',
  'Ohne Namen',
  'NULL',
  '+4930111222',
  '030 111222'.replace('030', '0049 30'),
  'Tel.: +49 (30) 111-222',
])('%j on a card is no name', (name) => {
  expect(nameOn(lead(name), number)).toBeNull();
});

test.each([
  'A. B.',
  'Anna',
  'Leadbetter',
  'Kunde GmbH',
  'Ян',
  '7-Eleven',
  'Unnamed Studios',
  'Без имени и отчества',
  '李',
  '+4930999888',
])('%j is a name', (name) => {
  expect(nameOn(lead(name), number)).toBe(name);
});
