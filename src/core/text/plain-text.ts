/**
 * Makes hostile text fit for one line of a notice, a log or a terminal: no control characters, no marks that
 * turn the reading direction or hide letters, no line breaks, at most `longest` characters.
 */
export function plainText(hostile: string, longest = 120): string {
  const line = hostile.replace(invisible, '').replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}

/** Cc (but white space, folded above), Cf (direction marks, zero width), Cs (lone surrogates), Co, Cn. */
const invisible = /[^\P{C}\s]/gu;
