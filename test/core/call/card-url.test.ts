import { expect, test } from 'vitest';
import { cardUrlOf } from '../../../src/core/call/card-url.ts';

const contact = (id: string) => ({ crm: [{ kind: 'contact' as const, id, name: 'Anna' }] });

test('a card lies on the pinned portal, under the kind and number of the best match', () => {
  expect(cardUrlOf(contact('17'), 'company.bitrix24.com')).toBe(
    'https://company.bitrix24.com/crm/contact/details/17/',
  );
});

test.each(['', '1/../../x', '17 ', '١٧', '-1', '1e3', '9'.repeat(16)])(
  '%j is no id to make an address of',
  (id) => {
    expect(cardUrlOf(contact(id), 'company.bitrix24.com')).toBeNull();
  },
);

test('without a portal or a match there is no card', () => {
  expect(cardUrlOf(contact('17'), null)).toBeNull();
  expect(cardUrlOf({ crm: [] }, 'company.bitrix24.com')).toBeNull();
});
