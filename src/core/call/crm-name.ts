import type { CrmEntity } from './call.ts';
import { digitsOf, lastTenOf } from '../text/phone-digits.ts';
import { plainText } from '../text/plain-text.ts';

/** What Bitrix24 writes where nobody wrote a name, in the languages its portals speak most. */
const nameless =
  /^[\s"'«»„“”()[\]<>.…_#№\p{Pd}]*(?:(?:lead|contact|company|client|лид|контакт|компания|клиент|kontakt|firma|unternehmen|kunde)?[\s#№:nr.°º]*\d*|unnamed|untitled|no name|noname|without (?:a )?name|unknown|anonymous|n\/a|null|undefined|без имени|без названия|без названия лида|неизвестн\S*|не указан\S*|unbenannt|ohne namen?|kein name|unbekannt|namenlos|sin nombre|sans nom|senza nome|bez nazwy|без назви|без імені)[\s"'«»„“”()[\]<>.…_#№\p{Pd}]*$/iu;

/**
 * The name on a card, or null when it has none: blank, the card's own id, a word for "no name", or nothing but the number that
 * calls. Then the number says more.
 */
export function nameOn({ id, name }: CrmEntity, number: string): string | null {
  const plain = plainText(name, 1_000);
  if (plain === id || nameless.test(plain)) return null;
  return isNumber(plain, number) ? null : name;
}

function isNumber(text: string, number: string): boolean {
  const isPunctuated = /^(?:tel\.?:?)?[\s\d+().,/\p{Pd}]*$/iu.test(text);
  return isPunctuated && digitsOf(text) !== '' && lastTenOf(text) === lastTenOf(number);
}
